import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedForm } from './printed-form.js'

const require = createRequire(import.meta.url)
const weights = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/** Sets forms as PDF with the Chinese fonts embedded. */
export class Typesetter {
  private readonly template = readFileSync(path.join(import.meta.dirname, 'printed-form.typ'), 'utf8')
  private compiler: NodeCompiler | undefined

  /** @returns a PDF 1.7; the same form gives the same bytes */
  set(form: PrintedForm): Buffer {
    // The fonts (20 MB) are read when the first form is printed, not at every start.
    this.compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: weights.map(readFont) }] })
    try {
      return this.compiler.pdf({ mainFileContent: this.template, inputs: { form: JSON.stringify(form) } })
    } finally {
      this.compiler.evictCache(10)
    }
  }
}

const readFont = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))
