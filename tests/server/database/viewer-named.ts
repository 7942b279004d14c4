import type { Database } from '../../../server/database/database.js'
import type { Viewer } from '../../../server/workflow/who-may.js'

/** The viewer a login name stands for, without logging in. */
export async function viewerNamed(db: Database, loginName: string): Promise<Viewer> {
  const [viewer] = await db.query<Viewer & object>(
    `select a.id as "accountId", a.person_name as "personName", u.id as "unitId", u.name as "unitName", u.kind as "unitKind",
       u.status as "unitStatus", u.status = 'APPROVED' as "unitApproved", u.receives as "unitReceives", a.hat,
       a.may_administer as "mayAdminister", a.must_change_password as "mustChangePassword"
     from account a join unit u on u.id = a.unit_id where a.login_name = $1`,
    [loginName],
  )
  if (!viewer) throw new Error(`there is no login ${loginName}`)
  return viewer
}
