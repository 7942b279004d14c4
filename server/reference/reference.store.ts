import type { Database, Transaction } from '../database/database.js'
import type { AcquisitionWay, Campaign, Committee, Division, Title, TitleLevel, TitleSeries } from './reference-rows.js'

const divisions = `select code, name, level, parent_code as "parentCode" from division
  where coalesce(valid_to, 'infinity') >= current_date order by code`
const levels = `select code, name, rank from title_level order by rank`
const series = `select code, number, name, note,
  coalesce(valid_to, 'infinity') >= current_date as current from title_series order by number`
const titles = `select id, name, group_name as "group", level_code as "levelCode", series_code as "seriesCode"
  from title order by series_code, position`
const ways = `select code, name from acquisition_way order by position`
const campaigns = `select id, year, name, filing_opens_at as "filingOpensAt", filing_closes_at as "filingClosesAt",
  review_opens_at as "reviewOpensAt", review_closes_at as "reviewClosesAt",
  publicity_required as "publicityRequired" from campaign order by year desc`
const committees = `select id, name, unit_id as "unitId", series_codes as "seriesCodes", level_codes as "levelCodes",
  area_code as "areaCode" from committee order by area_code, name`

const switchedOff = `select feature from feature_switch where not enabled`
const calendarYears = `select year from calendar_year`
const calendarDays = `select day, is_workday as "isWorkday" from calendar_day`

/** Everything the cache keeps, read at once. */
export async function readReference(db: Database) {
  const [divisionRows, levelRows, seriesRows, titleRows, wayRows, campaignRows, committeeRows, years, days, off] =
    await Promise.all([
      db.query<Division & object>(divisions),
      db.query<TitleLevel & object>(levels),
      db.query<Omit<TitleSeries, 'titles'> & { current: boolean }>(series),
      db.query<Omit<Title, 'level'>>(titles),
      db.query<AcquisitionWay & object>(ways),
      db.query<Campaign & object>(campaigns),
      db.query<Committee & object>(committees),
      db.query<{ year: number }>(calendarYears),
      db.query<{ day: string; isWorkday: boolean }>(calendarDays),
      db.query<{ feature: string }>(switchedOff),
    ])
  return {
    divisions: divisionRows,
    levels: levelRows,
    series: seriesRows,
    titles: titleRows,
    ways: wayRows,
    campaigns: campaignRows,
    committees: committeeRows,
    switchedOff: new Set(off.map(({ feature }) => feature)),
    calendar: {
      years: new Set(years.map(({ year }) => year)),
      exceptions: new Map(days.map(({ day, isWorkday }) => [day, isWorkday])),
    },
  }
}

/** What may change of a campaign, locked; undefined when there is none. */
export async function lockCampaign(tx: Transaction, id: string): Promise<{ publicityRequired: boolean } | undefined> {
  const [row] = await tx.query<{ publicityRequired: boolean }>(
    'select publicity_required as "publicityRequired" from campaign where id = $1 for update',
    [id],
  )
  return row
}

export async function writePublicityRequired(tx: Transaction, id: string, required: boolean): Promise<void> {
  await tx.query('update campaign set publicity_required = $2 where id = $1', [id, required])
}

export type ReferenceRows = Awaited<ReturnType<typeof readReference>>
