import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { compress } from './compress.mjs'
import { contentHash, fail, pinnedNode, Refusal, root, run, saying } from './lib.mjs'

const dist = path.join(root, 'dist')

/** Each part: what it is made from, and how it is made into an empty folder. `results` replace what dist/ had. */
const parts = {
  server: {
    inputs: ['server', 'migrations', 'tsconfig.json', 'package-lock.json', 'scripts/bundle.mjs'],
    results: ['server'],
    make: async (folder) => {
      const compiled = path.join(folder, 'compiled')
      await tool('typescript/bin/tsc', ['-p', 'tsconfig.json', '--outDir', compiled, '--noEmitOnError'])
      // What the compiler leaves out: the playground's page, the printed form.
      const isCode = /\.ts$/
      cpSync(path.join(root, 'server'), path.join(folder, 'server'), { recursive: true, filter: (file) => !isCode.test(file) })
      // In a process of its own: before the first install the bundler is not there yet.
      await tool('../scripts/bundle.mjs', [path.join(compiled, 'server'), path.join(folder, 'server')])
    },
  },
  client: {
    inputs: ['client', 'package-lock.json', 'scripts/compress.mjs'],
    results: ['client'],
    make: async (folder) => {
      const made = path.join(folder, 'client')
      await tool('vite/bin/vite.js', ['build', 'client', '--outDir', made, '--emptyOutDir', '--logLevel', 'warn'])
      await compress(made)
    },
  },
}

/** Builds what differs from its sources, by content: everything, or the parts named. */
export async function build(names = Object.keys(parts)) {
  mkdirSync(dist, { recursive: true })
  await Promise.all(names.map((name) => buildPart(name, parts[name])))
}

async function buildPart(name, { inputs, results, make }) {
  const stamp = path.join(dist, `${name}.hash`)
  const hash = contentHash(inputs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && results.every((each) => existsSync(path.join(dist, each))))
    return
  const draft = path.join(dist, `.${name}-${process.pid}`)
  try {
    await saying(`Building the ${name}`, () => make(draft))
    rmSync(stamp, { force: true })
    for (const result of results) {
      rmSync(path.join(dist, result), { recursive: true, force: true })
      renameSync(path.join(draft, result), path.join(dist, result))
    }
    writeFileSync(stamp, hash)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function tool(script, args) {
  const { code, output } = await run(pinnedNode(), [path.join(root, 'node_modules', script), ...args], {
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Refusal(`${output.trim()}\n\nThe build failed: correct what is named above and start again.`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await build(process.argv.length > 2 ? process.argv.slice(2) : undefined).catch(fail)
