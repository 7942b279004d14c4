import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

// A thread of its own: setting a long form takes seconds, during which nobody else would be answered. It imports no module of ours,
// so that it runs as it stands, compiled or not.
const require = createRequire(import.meta.url)
const weights = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
const readFont = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))
const { template } = workerData as { template: string }
const mainFileContent = readFileSync(template, 'utf8')
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: weights.map(readFont) }] })

parentPort?.on('message', ({ id, forms }: { id: number; forms: string }) => {
  try {
    const pdf = new Uint8Array(compiler.pdf({ mainFileContent, inputs: { forms } }))
    parentPort?.postMessage({ id, pdf }, [pdf.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error) })
  } finally {
    compiler.evictCache(10)
  }
})
