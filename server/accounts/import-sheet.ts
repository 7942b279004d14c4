import type { FileUpload } from 'graphql-upload-minimal'
import { DomainError, type FieldFault } from '../errors.js'
import { asDataUrl, writeSpreadsheet } from '../files/spreadsheet.js'
import { readUploadedSpreadsheet } from '../files/uploaded-spreadsheet.js'
import { InputFaults } from '../reference/input-faults.js'
import { importColumns, mostRows, type ImportKind } from './import-columns.js'

/** One row of the sheet: its number as Excel shows it, and the text of each field. */
export interface ImportRow {
  number: number
  values: Record<string, string>
  faults: InputFaults
}

const told = 500

/** An empty workbook to fill in, with a sheet that explains its columns, as a data URL. */
export async function importTemplate(kind: ImportKind): Promise<string> {
  const columns = importColumns[kind]
  const workbook = await writeSpreadsheet([
    { name: kind === 'UNITS' ? '下级单位' : '本单位人员', columns, rows: [] },
    {
      name: '填写说明',
      columns: [
        { header: '列', width: 20 },
        { header: '是否必填', width: 12 },
        { header: '说明', width: 80 },
      ],
      rows: columns.map(({ header, needed, note }) => [header, needed ? '必填' : '选填', note]),
    },
  ])
  return asDataUrl(workbook)
}

/**
 * The filled rows of an uploaded template; columns may stand in any order, empty rows do not count.
 * @throws DomainError SPREADSHEET_UNREADABLE, SPREADSHEET_COLUMNS, SPREADSHEET_TOO_LONG, FILE_TOO_LARGE, FILE_EMPTY
 */
export async function readImport(upload: Promise<FileUpload>, kind: ImportKind): Promise<ImportRow[]> {
  const [header = [], ...lines] = await readUploadedSpreadsheet(upload, mostRows + 2)
  const titles = header.map((title) => title.replace(/[\s*]/g, ''))
  const columns = importColumns[kind].map((column) => ({ ...column, at: titles.indexOf(column.header) }))
  const lacking = columns.filter(({ at, needed }) => needed && at < 0)
  if (lacking.length > 0)
    throw new DomainError('SPREADSHEET_COLUMNS', {
      cure: 'correctField',
      who: 'YOU',
      fields: lacking.map(({ field }) => ({ field, code: 'REQUIRED' })),
    })
  if (lines.length > mostRows)
    throw new DomainError('SPREADSHEET_TOO_LONG', { cure: 'correctField', who: 'YOU', params: { rows: mostRows } })
  const rows = lines.map((line, index): ImportRow => {
    const faults = new InputFaults()
    const values = Object.fromEntries(columns.map(({ field, at }) => [field, (line[at] ?? '').trim()]))
    // Excel keeps fifteen digits of a number; an ID number typed into a number cell has lost its end for good.
    for (const [field, text] of Object.entries(values)) if (/^\d(\.\d+)?e\+\d+$/i.test(text)) faults.add(field, 'DIGITS_LOST')
    return { number: index + 2, values, faults }
  })
  const filled = rows.filter(({ values }) => Object.values(values).some((text) => text !== ''))
  if (filled.length === 0) throw new DomainError('FILE_EMPTY', { cure: 'correctField', who: 'YOU' })
  return filled
}

/** Marks every row whose text has come before in the sheet. */
export function refuseDuplicates(rows: readonly ImportRow[], field: string, keyOf: (row: ImportRow) => string | null): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null && seen.has(key)) row.faults.add(field, 'DUPLICATE')
    if (key !== null) seen.add(key)
  }
}

/** @throws DomainError IMPORT_FAULTY: `fields` names the first faults as rows.<number>.<field>, `params` counts them all */
export function refuseRows(rows: readonly ImportRow[]): void {
  const faults = rows.flatMap(({ number, faults }): FieldFault[] =>
    faults.list().map(({ field, code }) => ({ field: `rows.${number}.${field}`, code })),
  )
  if (faults.length === 0) return
  const faultyRows = rows.filter(({ faults }) => faults.list().length > 0).length
  const params = { faults: faults.length, faultyRows, rows: rows.length }
  throw new DomainError('IMPORT_FAULTY', { cure: 'correctField', who: 'YOU', fields: faults.slice(0, told), params })
}
