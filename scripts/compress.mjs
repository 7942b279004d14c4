import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const forms = {
  br: (text) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  gz: (text) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
}

/** Lays `name.br` and `name.gz` beside each file of a folder that becomes smaller by it, as small as they get: it is done once. */
export async function compress(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name))
  await Promise.all(files.filter((file) => statSync(file).isFile()).map(compressFile))
}

async function compressFile(file) {
  const text = readFileSync(file)
  for (const [extension, form] of Object.entries(forms)) {
    const smaller = await form(text)
    if (smaller.length < text.length) writeFileSync(`${file}.${extension}`, smaller)
  }
}
