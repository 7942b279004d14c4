import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** A refusal in one sentence: printed without a stack, exit code 1. */
export class Refusal extends Error {}

export function fail(error) {
  console.error(error instanceof Refusal ? `\n${error.message}\n` : error)
  process.exit(1)
}

/** The Node this project is pinned to, whatever Node the machine has. */
export function pinnedNode() {
  const pinned = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath
  throw new Refusal(`There is no packaged Node for ${process.platform}-${process.arch}: install Node 24 and start again.`)
}

/** Runs a program in the project; its output is kept, or shown when `show`. */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Says what happens, and every ten seconds that it still does. */
export async function saying(line, work) {
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${line} …`)
  const beat = setInterval(() => console.log(`  … ${Math.round((Date.now() - began) / 1000)} s`), 10_000)
  try {
    const result = await work()
    console.log(`${line}: done in ${seconds()} s`)
    return result
  } finally {
    clearInterval(beat)
  }
}

/** One hash of the content of files and folders; what is younger does not matter, what differs does. */
export function contentHash(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((each) => filesUnder(path.join(root, each))).sort()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(path.join(place, entry.name)) : [path.join(place, entry.name)],
  )
}
