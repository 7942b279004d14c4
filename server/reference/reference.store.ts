import type { Database } from '../database/database.js'
import { ruleVersions } from './eligibility-rule.store.js'
import type { AcquisitionWay, Campaign, Committee, Division, StageWindow } from './reference-rows.js'
import type { Title, TitleLevel, TitleSeries } from './reference-rows.js'

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
  publicity_required as "publicityRequired", series_codes as "seriesCodes", revision from campaign order by year desc, name`
const campaignWindows = `select campaign_id as "campaignId", stage, opens_at as "opensAt", closes_at as "closesAt"
  from campaign_window order by campaign_id, stage`
const committees = `select id, name, unit_id as "unitId", series_codes as "seriesCodes", level_codes as "levelCodes",
  area_code as "areaCode" from committee order by area_code, name`

const switchedOff = `select feature from feature_switch where not enabled`
const calendarYears = `select year from calendar_year`
const calendarDays = `select day, is_workday as "isWorkday" from calendar_day`

/** Everything the cache keeps, read at once. */
export async function readReference(db: Database) {
  const [
    divisionRows,
    levelRows,
    seriesRows,
    titleRows,
    wayRows,
    campaignRows,
    windowRows,
    committeeRows,
    eligibilityRules,
    years,
    days,
    off,
  ] = await Promise.all([
    db.query<Division & object>(divisions),
    db.query<TitleLevel & object>(levels),
    db.query<Omit<TitleSeries, 'titles'> & { current: boolean }>(series),
    db.query<Omit<Title, 'level'>>(titles),
    db.query<AcquisitionWay & object>(ways),
    db.query<Omit<Campaign, 'stageWindows'>>(campaigns),
    db.query<StageWindow & { campaignId: string }>(campaignWindows),
    db.query<Committee & object>(committees),
    ruleVersions(db),
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
    campaigns: campaignRows.map((campaign): Campaign => ({
      ...campaign,
      stageWindows: windowRows
        .filter(({ campaignId }) => campaignId === campaign.id)
        .map(({ stage, opensAt, closesAt }) => ({ stage, opensAt, closesAt })),
    })),
    committees: committeeRows,
    eligibilityRules,
    switchedOff: new Set(off.map(({ feature }) => feature)),
    calendar: {
      years: new Set(years.map(({ year }) => year)),
      exceptions: new Map(days.map(({ day, isWorkday }) => [day, isWorkday])),
    },
  }
}

export type ReferenceRows = Awaited<ReturnType<typeof readReference>>
