import { spawn } from 'node:child_process'
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
  const server = spawn(pinnedNode(), [path.join(root, 'dist/server/main.js')], {
    // A terminal sends Ctrl+C to the whole group: alone in its group the server gets each signal once, from here.
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node-compile') },
  })
  forwardSignals(server)
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

await start().catch(fail)
