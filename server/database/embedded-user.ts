import { execFileSync, spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { StartRefusal } from '../start-refusal.js'

/** A system account by number. */
export interface SystemUser {
  uid: number
  gid: number
}

/**
 * The account root lends the database to: the owner of an existing cluster, else `postgres`, made when it is missing.
 * @throws StartRefusal when the system has no such account and none can be made
 */
export async function findUser(cluster: string): Promise<SystemUser> {
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const known = lookUp('postgres')
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  const made = lookUp('postgres') ?? lookUp('nobody')
  if (made) return made
  throw new StartRefusal(
    'PostgreSQL does not run as root and no account could be made for it: start as an ordinary user or set DATABASE_URL.',
  )
}

/** Whether that account can get into a directory. */
export function mayReach(directory: string, user: Partial<SystemUser>): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { cwd: '/', uid: user.uid, gid: user.gid, stdio: 'ignore' }).status === 0
  )
}

function lookUp(name: string): SystemUser | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}
