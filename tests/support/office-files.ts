import { crc32 } from 'node:zlib'
import { spreadsheetType, writeSpreadsheet } from '../../server/files/spreadsheet.js'
import type { Upload } from './api.js'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A ZIP archive whose parts are not compressed. */
export function archive(parts: Record<string, string>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, path)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, bytes)
    at += 4 + facts.length + path.length + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  const count = Object.keys(parts).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

/** A Word document; `more` are parts besides the text. */
export const word = (name: string, more: Record<string, string> = {}): Upload => ({
  name,
  type: docxType,
  bytes: archive({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${docxType}.main+xml"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...more,
  }),
})

export const excel = async (name: string): Promise<Upload> => ({
  name,
  type: spreadsheetType,
  bytes: await writeSpreadsheet([{ name: '表', columns: [{ header: '姓名', width: 10 }], rows: [['古丽']] }]),
})
