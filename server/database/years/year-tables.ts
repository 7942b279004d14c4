/**
 * What belongs to one application alone and goes into its year: the table, and the column whose range decides. Ids of
 * applications and of sheets begin with an instant of the application's year (`application_id_for`, `id_beside`).
 */
export const yearTables = [
  { table: 'application', key: 'id' },
  { table: 'section', key: 'application_id' },
  { table: 'attachment', key: 'application_id' },
  { table: 'application_version', key: 'application_id' },
  { table: 'version_section', key: 'application_id' },
  { table: 'approval_form', key: 'application_id' },
  { table: 'approval_item', key: 'form_id' },
  { table: 'transfer', key: 'application_id' },
  { table: 'application_stay', key: 'application_id' },
  { table: 'carried_section', key: 'application_id' },
  { table: 'publicity_entry', key: 'application_id' },
  { table: 'audit_entry', key: 'subject' },
] as const

export type YearTable = (typeof yearTables)[number]

/**
 * What speaks of an application, but of other things too: stays one table, and its rows go with a year that is put away, what
 * others refer to last.
 */
export const followers = [
  'notification',
  'bulk_move_item',
  'campaign_reminder',
  'application_change',
  'ballot_slip',
  'results_objection',
  'meeting_case',
] as const

/** Where whatever has no year of its own lies. */
export const restSchema = 'year_other'
export const schemaOf = (year: number): string => `year_${year}`
export const archiveOf = (year: number): string => `archive_${year}`

/** The smallest id of a year that begins in China. */
function firstId(year: number): string {
  const time = Date.parse(`${year}-01-01T00:00:00+08:00`).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/** From here, up to but without there. */
export function boundsOf({ table }: YearTable, year: number): [from: string, to: string] {
  const prefix = table === 'audit_entry' ? 'application:' : ''
  return [`${prefix}${firstId(year)}`, `${prefix}${firstId(year + 1)}`]
}

/** SQL that is true for the rows of a year. */
export function within(each: YearTable, year: number): string {
  const [from, to] = boundsOf(each, year)
  return `${each.key} >= '${from}' and ${each.key} < '${to}'`
}
