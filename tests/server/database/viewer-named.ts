import { SessionStore } from '../../../server/accounts/session.store.js'
import type { Database } from '../../../server/database/database.js'
import type { Viewer } from '../../../server/workflow/who-may.js'

/** The viewer a login name stands for, without logging in. */
export async function viewerNamed(db: Database, loginName: string): Promise<Viewer> {
  const [account] = await db.query<{ id: string }>('select id from account where login_name = $1', [loginName])
  const viewer = account && (await new SessionStore(db).viewerOfAccount(db, account.id))
  if (!viewer) throw new Error(`there is no login ${loginName}`)
  return viewer
}
