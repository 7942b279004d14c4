import { shippedCalendarDays, shippedCalendarYears, shippedCampaigns } from './reference-calendar.js'
import { shippedCommitteeOffices, shippedCommittees } from './reference-committees.js'
import { shippedDivisions } from './reference-divisions.js'
import { shippedEligibilityRules } from './reference-eligibility.js'
import { shippedTitleLevels, shippedTitleSeries, shippedTitles, shippedWays } from './reference-titles.js'
import { shippedUnits } from './reference-units.js'

/** The rows of one table that come with the program; what a row refers to stands before it. */
export interface ShippedTable {
  table: string
  key: string
  rows: readonly object[]
}

/** Tables in the order in which they refer to each other. */
export const shippedTables: readonly ShippedTable[] = [
  { table: 'division', key: 'code', rows: shippedDivisions },
  { table: 'title_level', key: 'code', rows: shippedTitleLevels },
  { table: 'title_series', key: 'code', rows: shippedTitleSeries },
  { table: 'title', key: 'id', rows: shippedTitles },
  { table: 'acquisition_way', key: 'code', rows: shippedWays },
  { table: 'campaign', key: 'id', rows: shippedCampaigns },
  { table: 'eligibility_rule', key: 'id', rows: shippedEligibilityRules },
  { table: 'calendar_year', key: 'year', rows: shippedCalendarYears },
  { table: 'calendar_day', key: 'day', rows: shippedCalendarDays },
  { table: 'unit', key: 'id', rows: [...shippedUnits, ...shippedCommitteeOffices] },
  { table: 'committee', key: 'id', rows: shippedCommittees },
]
