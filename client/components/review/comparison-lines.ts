import type { AttachmentPartsFragment, ComparisonPartsFragment } from '../../generated/graphql.js'

export type ComparedSection = ComparisonPartsFragment['sections'][number]
type Change = ComparedSection['rows'][number]['change']

/** One line of the table: a field, a field of a row (number from 1), or a file. */
export interface ComparisonLine {
  id: string
  row: number | null
  change: Change
  /** null for a file. */
  label: string | null
  before: unknown
  after: unknown
  files: { before: AttachmentPartsFragment | null; after: AttachmentPartsFragment | null } | null
}

/** The row a file proves, from 1. */
const placeOf = (file: AttachmentPartsFragment | null): number | null => (typeof file?.row === 'number' ? file.row + 1 : null)

/** Every difference of a section as lines old beside new; rows are numbered as they stand now, removed ones as they stood. */
export function comparisonLines({ fields, rows, files }: ComparedSection): ComparisonLine[] {
  const ofFields = fields.map(({ key, label, before, after }): ComparisonLine => ({
    id: key,
    row: null,
    change: 'CHANGED',
    label,
    before,
    after,
    files: null,
  }))
  const ofRows = rows.flatMap((row, at) =>
    row.fields.map(({ key, label, before, after }): ComparisonLine => ({
      id: `${at} ${key}`,
      row: (row.after ?? row.before ?? 0) + 1,
      change: row.change,
      label,
      before,
      after,
      files: null,
    })),
  )
  const ofFiles = files.map(({ change, before, after }, at): ComparisonLine => ({
    id: `file ${at}`,
    row: placeOf(after ?? before),
    change,
    label: null,
    before: null,
    after: null,
    files: { before, after },
  }))
  return [...ofFields, ...ofRows, ...ofFiles]
}
