import { spawn } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './ground.js'

const shipped = path.join(import.meta.dirname, 'peer')
/** Outside the sources, so that no check and no test walks through its packages. */
const installed = path.join(root, '.data/bench/peer')
export const peerServer = path.join(installed, 'serve.mjs')

/** PostGraphile brings 185 packages and 300 MB, which nobody needs who does not measure: the bench alone installs it. */
export async function installPeer(): Promise<void> {
  cpSync(shipped, installed, { recursive: true, filter: (file) => !file.includes('node_modules') })
  if (existsSync(path.join(installed, 'node_modules/postgraphile'))) return
  console.error('Installing the peer (PostGraphile), once …')
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: installed, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => npm.on('close', resolve))
  if (code !== 0) throw new Error(`npm ci in ${installed} ended with ${String(code)}`)
}
