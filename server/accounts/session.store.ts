import { createHash, randomBytes } from 'node:crypto'
import DataLoader from 'dataloader'
import { among } from '../database/among.js'
import type { Database, Queryable } from '../database/database.js'
import type { Viewer } from '../workflow/who-may.js'

/** Who is calling, for the list of sessions and for throttling. */
export interface Caller {
  address: string
  userAgent: string
}

/** A login that lasts, as its owner sees it. */
export interface SessionRow {
  id: string
  /** The one that asks. */
  current: boolean
  createdAt: Date
  seenAt: Date
  address: string | null
  userAgent: string | null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** A session ends after so long without a request. */
const idle = `interval '12 hours'`

const viewerColumns = `a.id as "accountId", a.person_name as "personName", u.id as "unitId", u.name as "unitName",
  u.kind as "unitKind", u.status as "unitStatus", u.status = 'APPROVED' as "unitApproved", u.receives as "unitReceives",
  a.hat, a.may_administer as "mayAdminister", a.must_change_password as "mustChangePassword", a.sits, d.standing as "standsInFor"`

/** It begins and ends by the calendar of Asia/Shanghai, and with the rights of either of the two. Source: B9. */
const standingIn = `left join lateral (
    select jsonb_build_object('accountId', absent.id, 'personName', absent.person_name, 'until', d.until_day, 'namedById', d.named_by_id) as standing
    from review_delegation d join account absent on absent.id = d.absent_id
    where d.delegate_id = a.id and d.ended_at is null and (now() at time zone 'Asia/Shanghai')::date between d.from_day and d.until_day
      and not a.may_administer and absent.may_administer and absent.revoked_at is null and absent.unit_id = a.unit_id) d on true`
const people = `account a join unit u on u.id = a.unit_id ${standingIn}`

const viewersOf = {
  name: 'viewers-of-sessions',
  text: `select s.token_hash as hash, ${viewerColumns}, s.second_factor_pending as "secondFactorPending",
           s.expires_at < now() + ${idle} - interval '5 minutes' as stale
         from session s, ${people}
         where a.id = s.account_id and s.token_hash = ${among('$1', 'bytea')} and s.expires_at > now() and a.revoked_at is null`,
}

type SessionViewer = Viewer & { stale: boolean }

/** Sessions by the hash of their token; the token itself is nowhere but in the cookie. */
export class SessionStore {
  /**
   * Requests that arrive in the same turn of the event loop are looked up by one statement, begun after all of them have
   * arrived; nothing is kept, so that a session that has ended is not answered again.
   */
  private readonly lookUp: DataLoader<Buffer, SessionViewer | null>

  constructor(private readonly db: Database) {
    this.lookUp = new DataLoader((hashes) => this.viewersOf(hashes), {
      cache: false,
      maxBatchSize: 100,
      batchScheduleFn: (look) => void setImmediate(look),
    })
  }

  private async viewersOf(hashes: readonly Buffer[]): Promise<(SessionViewer | null)[]> {
    const rows = await this.db.query<SessionViewer & { hash: Buffer }>(viewersOf, [hashes])
    const found = new Map(rows.map(({ hash, ...viewer }) => [hash.toString('hex'), viewer]))
    return hashes.map((hash) => found.get(hash.toString('hex')) ?? null)
  }

  /** Null when it has ended or the login was revoked. The expiry moves on at most every five minutes. */
  async viewerOf(token: string): Promise<Viewer | null> {
    const hash = hashOf(token)
    const row = await this.lookUp.load(hash)
    if (!row) return null
    const { stale, ...viewer } = row
    if (stale)
      await this.db.query(`update session set seen_at = now(), expires_at = now() + ${idle} where token_hash = $1`, [hash])
    return viewer
  }

  async viewerOfAccount(q: Queryable, accountId: string): Promise<Viewer | null> {
    const [row] = await q.query<Viewer & object>(
      `select ${viewerColumns} from ${people} where a.id = $1 and a.revoked_at is null`,
      [accountId],
    )
    return row ?? null
  }

  /**
   * @param pending the second factor is still to come
   * @returns the token: 32 random bytes, shown once
   */
  async start(tx: Queryable, accountId: string, { address, userAgent }: Caller, pending = false): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await tx.query('delete from session where account_id = $1 and expires_at < now()', [accountId])
    await tx.query(
      `insert into session (token_hash, account_id, expires_at, address, user_agent, second_factor_pending)
       values ($1, $2, now() + ${idle}, $3, $4, $5)`,
      [hashOf(token), accountId, address, userAgent.slice(0, 300), pending],
    )
    return token
  }

  end(tx: Queryable, token: string) {
    return tx.query('delete from session where token_hash = $1', [hashOf(token)])
  }

  /** The latest used first. */
  ofAccount(q: Queryable, accountId: string, token: string | null): Promise<SessionRow[]> {
    return q.query<SessionRow & object>(
      `select id, token_hash = $2 as current, created_at as "createdAt", seen_at as "seenAt", address, user_agent as "userAgent"
       from session where account_id = $1 and expires_at > now() order by token_hash = $2 desc, seen_at desc, id limit 100`,
      [accountId, hashOf(token ?? '')],
    )
  }

  confirm(tx: Queryable, token: string) {
    return tx.query('update session set second_factor_pending = false where token_hash = $1', [hashOf(token)])
  }

  async endOne(tx: Queryable, accountId: string, id: string): Promise<boolean> {
    const ended = await tx.query('delete from session where account_id = $1 and id = $2 returning id', [accountId, id])
    return ended.length > 0
  }

  /** @returns how many ended */
  async endOthers(tx: Queryable, accountId: string, token: string | null): Promise<number> {
    const ended = await tx.query('delete from session where account_id = $1 and token_hash <> $2 returning id', [
      accountId,
      hashOf(token ?? ''),
    ])
    return ended.length
  }

  /** Ends them all, at once and everywhere. */
  endAll(tx: Queryable, accountId: string) {
    return tx.query('delete from session where account_id = $1', [accountId])
  }
}
