import { among } from '../database/among.js'
import type { Database, Queryable } from '../database/database.js'
import { boundedCount, readPage, toPage, type Page, type PageArgs } from '../database/page.js'
import { isUuid } from '../reference/uuid.js'
import type { Hat } from '../workflow/who-may.js'
import { personMatches, personWords } from './person-search.js'

/** An account without its secrets: no password, no ID number but its masked form. */
export interface AccountRow {
  id: string
  unitId: string
  loginName: string
  personName: string
  idNumberMasked: string | null
  phone: string | null
  hat: Hat | null
  mayAdminister: boolean
  mustChangePassword: boolean
  revoked: boolean
  /** The person has left the unit. */
  leftAt: Date | null
  createdAt: Date
}

const columns = `a.id, a.unit_id as "unitId", a.login_name as "loginName", a.person_name as "personName",
  a.id_masked as "idNumberMasked", a.phone, a.hat, a.may_administer as "mayAdminister",
  a.must_change_password as "mustChangePassword", a.revoked_at is not null as revoked, a.left_at as "leftAt", a.created_at as "createdAt"`

export class AccountStore {
  constructor(private readonly db: Database) {}

  byIds(ids: readonly string[]): Promise<AccountRow[]> {
    return this.db.query<AccountRow & object>(
      { name: 'accounts-by-id', text: `select ${columns} from account a where a.id = ${among('$1')}` },
      [ids.filter(isUuid)],
    )
  }

  async byId(q: Queryable, id: string): Promise<AccountRow | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await q.query<AccountRow & object>(`select ${columns} from account a where a.id = $1`, [id])
    return row
  }

  async lock(tx: Queryable, id: string): Promise<AccountRow | undefined> {
    if (!isUuid(id)) return undefined
    const [row] = await tx.query<AccountRow & object>(`select ${columns} from account a where a.id = $1 for update`, [id])
    return row
  }

  /** Live logins that may administer, by many units at once. */
  administratorsOf(unitIds: readonly string[]): Promise<AccountRow[]> {
    return this.db.query<AccountRow & object>(
      {
        name: 'administrators-of-units',
        text: `select ${columns} from account a
               where a.unit_id = ${among('$1')} and a.may_administer and a.revoked_at is null order by a.id`,
      },
      [unitIds],
    )
  }

  /** The accounts beside which somebody else of the unit may wear 【我是单位管理员】, so that nobody handles their own application. Source: S14. */
  async besideOtherAdministrators(q: Queryable, accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set()
    const rows = await q.query<{ id: string }>(
      `select a.id from account a where a.id = any($1)
         and exists (select from unit where unit.id = a.unit_id and unit.status <> 'CLOSED')
         and exists (select from account other
         where other.unit_id = a.unit_id and other.id <> a.id and other.may_administer and other.revoked_at is null)`,
      [accountIds],
    )
    return new Set(rows.map((row) => row.id))
  }

  /** 本单位申请人查询: the people of one unit, newest first. Source: S54. */
  async ofUnit(unitId: string, name: string | null | undefined, args: PageArgs): Promise<Page<AccountRow>> {
    const { limit, after } = readPage('applicants', args, 1)
    const where = `a.unit_id = $1 and ($2::text is null or ${personMatches('a', '$2')})`
    const params = [unitId, personWords(name)]
    const [rows, [counted]] = await Promise.all([
      this.db.query<AccountRow & object>(
        {
          name: 'applicants',
          text: `select ${columns} from account a where ${where} and ($3::uuid is null or a.id < $3::uuid) order by a.id desc limit $4`,
        },
        [...params, after?.[0] ?? null, limit + 1],
      ),
      this.db.query<{ count: number }>({ name: 'applicants-count', text: boundedCount(`account a where ${where}`) }, params),
    ])
    return toPage('applicants', rows, limit, counted?.count ?? 0, (row) => [row.id])
  }
}
