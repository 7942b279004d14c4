import type { FieldRefusal } from '../../app/refusal.js'

export interface RowFault {
  /** As Excel numbers it. */
  row: number
  field: string
  code: string
}

/** What is wrong with the rows of a sheet, out of `rows.<number>.<field>`, from top to bottom. Source: B8. */
export function rowFaults(fields: readonly FieldRefusal[]): RowFault[] {
  return fields
    .flatMap(({ field, code }) => {
      const [, row, column] = /^rows\.(\d+)\.(.+)$/.exec(field) ?? []
      return row && column ? [{ row: Number(row), field: column.replace('administrator.', 'administrator_'), code }] : []
    })
    .sort((one, other) => one.row - other.row)
}
