import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { fail, pinnedNode, Refusal, root } from './lib.mjs'

/** `npm start`: install, build what is stale, run the server with the pinned Node. Runs on any Node ≥ 20, without packages. */
async function start() {
  if (Number.parseInt(process.versions.node) < 20)
    throw new Refusal('Install Node 20 or newer; the server itself brings its own Node 24.')
  await install()
  await build()
  // A young generation of 24 MB: left to itself it grows under load until the process takes 480 MB, for little more throughput.
  const server = spawn(pinnedNode(), ['--max-semi-space-size=8', path.join(root, 'dist/server/main.js')], {
    // A terminal sends Ctrl+C to the whole group: alone in its group the server gets each signal once, from here.
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node-compile') },
  })
  forwardSignals(server)
  endWithNpm(server)
  server.on('error', fail)
  server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** npm and the terminal may both send the same signal: one within two seconds counts; a later one means "at once". */
function forwardSignals(server) {
  let last = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last > 2000) server.kill(signal)
      last = Date.now()
    })
  }
}

/** npm does not pass every signal on, and none when it is killed: the server must not live on without the command that started it. */
function endWithNpm(server) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const atStart = ancestors()
  setInterval(() => ancestors() !== atStart && server.kill('SIGTERM'), 500).unref()
}

/** The parent, and where that is only npm's shell, npm as well. */
function ancestors() {
  try {
    const isShell = /^(ba|da|z)?sh$/.test(readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim())
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return isShell ? `${process.ppid} ${parent}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}

await start().catch(fail)
