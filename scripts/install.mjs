import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal, root, run, saying } from './lib.mjs'

/** Installs from the lockfile when what is installed is not what it says. */
export async function install() {
  if (isInstalled()) return
  await saying('Installing the packages of the lockfile (the first time takes a minute or two)', async () => {
    const npm = process.env.npm_execpath
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const { code, output } = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
    if (code !== 0) {
      throw new Refusal(
        `${output.trim()}\n\nThe packages could not be installed: check the network and the npm registry, then run the same command again.`,
      )
    }
  })
}

/** npm notes at the end of every install what is there: compare that with the lockfile, package by package. */
function isInstalled() {
  const wanted = readLock('package-lock.json')
  const present = readLock('node_modules/.package-lock.json')
  if (!present) return false
  const missing = Object.keys(wanted).filter((name) => name && !wanted[name].optional && !wanted[name].peer && !present[name])
  const different = Object.keys(present).filter((name) => present[name].version !== wanted[name]?.version)
  return missing.length === 0 && different.length === 0
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}
