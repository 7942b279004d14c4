import type { Database } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'

export type LoginActName =
  'createSubordinateUnit' | 'issueLogin' | 'resetLogin' | 'revokeLogin' | 'setAdministrator' | 'recordDeparture'

/** One line of the log of units and logins given and taken away. */
export interface LoginActRow {
  id: string
  subjectId: string
  action: LoginActName
  at: Date
  actorName: string
  actorUnitName: string
  unitId: string
  /** null where the act made the unit itself. */
  accountId: string | null
}

const columns = `e.id::text as id, split_part(e.subject, ':', 2)::uuid as "subjectId", e.action, e.at,
  actor.person_name as "actorName", acting.name as "actorUnitName", (e.detail ->> 'unitId')::uuid as "unitId",
  case when e.subject like 'account:%' then split_part(e.subject, ':', 2)::uuid end as "accountId"`

// Word for word the condition of the index.
const isLoginAct = `e.action in ('createSubordinateUnit', 'issueLogin', 'resetLogin', 'revokeLogin', 'setAdministrator', 'recordDeparture')`

/** The audit trail, read for its acts on logins. */
export class LoginActStore {
  constructor(private readonly db: Database) {}

  /** @param by what was done to the logins of the unit, or what its administrators did; the latest first */
  async page(by: 'unitId' | 'byUnitId', unitId: string, args: PageArgs): Promise<Page<LoginActRow>> {
    const { limit, after } = readPage('login-acts', args, 2)
    const where = `${isLoginAct} and e.detail ->> '${by}' = $1`
    const [rows, [counted]] = await Promise.all([
      this.db.query<LoginActRow & object>(
        {
          name: `login-acts-${by}`,
          text: `select ${columns} from audit_entry e join account actor on actor.id = e.actor_id
                 join unit acting on acting.id = (e.detail ->> 'byUnitId')::uuid
                 where ${where} and ($2::timestamptz is null or (e.at, split_part(e.subject, ':', 2)::uuid) < ($2, $3::uuid))
                 order by e.at desc, split_part(e.subject, ':', 2)::uuid desc limit $4`,
        },
        [unitId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      ),
      this.db.query<{ count: number }>({ name: `login-acts-${by}-count`, text: boundedCount(`audit_entry e where ${where}`) }, [
        unitId,
      ]),
    ])
    return toPage('login-acts', rows, limit, counted?.count ?? 0, (row) => [row.at.toISOString(), row.subjectId])
  }
}
