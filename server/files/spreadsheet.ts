import type { CellValue } from 'hucre/xlsx'
import { DomainError } from '../errors.js'

export interface SheetColumn {
  header: string
  /** In characters. */
  width: number
}

/** A sheet as it is written: a header that stays in sight, and beneath it rows in the order of the columns. */
export interface Sheet {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a workbook may unfold to, whatever it says of itself; ten thousand full rows need a tenth of it. */
const mostUnfolded = 64 * 1024 * 1024

/** Loaded when the first workbook comes or goes: most servers see none for days after a start. */
const excel = () => import('hucre/xlsx')

const unreadable = () => new DomainError('SPREADSHEET_UNREADABLE', { cure: 'correctField', who: 'YOU' })

/** An Excel workbook. Text stays text: no cell becomes a formula, no long number loses its digits. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await excel()
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ header, width }) => ({ header, width, numFmt: '@' })),
      rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row])],
      freezePane: { rows: 1 },
    })),
  })
}

/** The workbook as a URL that a browser saves without asking the server again. */
export const asDataUrl = (workbook: Uint8Array): string =>
  `data:${spreadsheetType};base64,${Buffer.from(workbook).toString('base64')}`

/**
 * The first sheet of an Excel workbook as text, row by row.
 * @param most how many rows are read at most, the first included
 * @throws DomainError SPREADSHEET_UNREADABLE
 */
export async function readSpreadsheet(bytes: Uint8Array, most: number): Promise<string[][]> {
  if (unfoldedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) > mostUnfolded) throw unreadable()
  const { readXlsx } = await excel()
  const workbook = await readXlsx(bytes, { sheets: [0], maxRows: most }).catch(() => {
    throw unreadable()
  })
  return (workbook.sheets[0]?.rows ?? []).slice(0, most).map((row) => row.map(textOf))
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return ''
  // Beyond fifteen digits Excel has lost some: the exponent says so.
  if (Number.isInteger(cell) && !Number.isSafeInteger(cell)) return Number(cell).toExponential()
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/**
 * Sum of the sizes the parts of a ZIP archive declare; the reader holds each part to its own.
 * @throws DomainError SPREADSHEET_UNREADABLE when it is no archive, or a part declares nothing
 */
function unfoldedSize(archive: Buffer): number {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > archive.length) throw unreadable()
  let at = archive.readUInt32LE(end + 16)
  let sum = 0
  for (let parts = archive.readUInt16LE(end + 10); parts > 0; parts--) {
    if (at + 46 > archive.length || archive.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw unreadable()
    const [packed, unfolded] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
    if (unfolded === 0 && packed > 2) throw unreadable()
    sum += unfolded
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return sum
}
