import { importColumns, type ImportKind } from '../../../server/accounts/import-columns.js'
import { readSpreadsheet, writeSpreadsheet } from '../../../server/files/spreadsheet.js'
import type { ApiClient, Upload } from '../../support/api.js'

type Row = Record<string, string | number>

/** The template of an import, filled in. */
export async function filled(kind: ImportKind, rows: Row[]): Promise<Upload> {
  const columns = importColumns[kind]
  const lines = rows.map((row) => columns.map(({ field }) => row[field] ?? null))
  return workbook(await writeSpreadsheet([{ name: '表', columns, rows: lines }]))
}

export const workbook = (bytes: Uint8Array): Upload => ({ name: '导入.xlsx', type: 'application/octet-stream', bytes })

/** What a data URL of the API holds, as text. */
export const opened = (dataUrl: string): Promise<string[][]> =>
  readSpreadsheet(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'), 20_000)

export interface Outcome {
  units: number
  logins: number
  sheet: string | null
}

export const importUnits = async (client: ApiClient, origin: string, file: Upload): Promise<Outcome> =>
  (
    await client.upload<{ done: Outcome }>(
      'mutation ($input: ImportSubordinateUnitsInput!) { done: importSubordinateUnits(input: $input) { units logins sheet } }',
      { origin },
      file,
    )
  ).done

export const importStaff = async (client: ApiClient, file: Upload, unitId?: string): Promise<Outcome> =>
  (
    await client.upload<{ done: Outcome }>(
      'mutation ($input: ImportStaffInput!) { done: importStaff(input: $input) { units logins sheet } }',
      { unitId: unitId ?? null },
      file,
    )
  ).done
