import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// A thread of its own: setting a long form takes seconds, during which nobody else would be answered. It imports no module of ours,
// so that it runs as it stands, compiled or not.
const require = createRequire(import.meta.url)
const weights = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
const readFont = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: weights.map(readFont) }] })

interface Order {
  id: number
  template: string
  inputs: Record<string, string>
}

parentPort?.on('message', ({ id, template, inputs }: Order) => {
  try {
    const pdf = new Uint8Array(compiler.pdf({ mainFileContent: readFileSync(template, 'utf8'), inputs }))
    parentPort?.postMessage({ id, pdf }, [pdf.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error) })
  } finally {
    compiler.evictCache(10)
  }
})
