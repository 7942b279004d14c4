import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FileUpload } from 'graphql-upload-minimal'
import { writeUpload } from './received-file.js'
import { readSpreadsheet } from './spreadsheet.js'

/**
 * An uploaded workbook as text, row by row; nothing of it is kept.
 * @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, SPREADSHEET_UNREADABLE
 */
export async function readUploadedSpreadsheet(upload: Promise<FileUpload>, most: number): Promise<string[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'spreadsheet-'))
  try {
    const file = path.join(folder, 'upload.xlsx')
    await writeUpload(upload, file)
    return await readSpreadsheet(await readFile(file), most)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
