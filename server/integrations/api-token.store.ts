import type { Database, Queryable } from '../database/database.js'
import type { TokenScope } from '../workflow/token-scopes.js'
import type { Hat } from '../workflow/who-may.js'

/** A key without its secret. */
export interface ApiTokenRow {
  id: string
  accountId: string
  name: string
  /** How the secret begins, to tell keys apart. */
  hint: string
  scopes: TokenScope[]
  /** CIDR; none: from everywhere. */
  networks: string[]
  expiresAt: Date
  createdAt: Date
  lastUsedAt: Date | null
  lastUsedAddress: string | null
  /** Until when the secret before the last rotation is still accepted. */
  previousUntil: Date | null
  revokedAt: Date | null
}

export interface KnownToken extends Pick<ApiTokenRow, 'id' | 'accountId' | 'scopes' | 'networks'> {
  hat: Hat
  expired: boolean
  /** The last use was noted more than a minute ago. */
  stale: boolean
}

export interface NewToken extends Pick<ApiTokenRow, 'accountId' | 'name' | 'hint' | 'scopes' | 'networks' | 'expiresAt'> {
  secretHash: Buffer
  hat: Hat
}

const columns = `id, account_id as "accountId", name, hint, scopes, networks, expires_at as "expiresAt", created_at as "createdAt",
  last_used_at as "lastUsedAt", last_used_address as "lastUsedAddress", previous_until as "previousUntil", revoked_at as "revokedAt"`

const bySecret = {
  name: 'api-token-by-secret',
  text: `select id, account_id as "accountId", scopes, networks, hat, expires_at <= now() as expired,
           coalesce(last_used_at < now() - interval '1 minute', true) as stale
         from api_token where revoked_at is null and (secret_hash = $1 or (previous_hash = $1 and previous_until > now()))`,
}

export class ApiTokenStore {
  constructor(private readonly db: Database) {}

  async bySecret(hash: Buffer): Promise<KnownToken | undefined> {
    const [row] = await this.db.query<KnownToken & object>(bySecret, [hash])
    return row
  }

  async noteUse(id: string, address: string): Promise<void> {
    await this.db.query('update api_token set last_used_at = now(), last_used_address = $2 where id = $1', [id, address])
  }

  /** Newest first. */
  ofAccount(accountId: string): Promise<ApiTokenRow[]> {
    return this.db.query<ApiTokenRow & object>(
      { name: 'api-tokens', text: `select ${columns} from api_token where account_id = $1 order by id desc` },
      [accountId],
    )
  }

  async lock(tx: Queryable, id: string, accountId: string): Promise<ApiTokenRow | undefined> {
    const [row] = await tx.query<ApiTokenRow & object>(
      `select ${columns} from api_token where id = $1 and account_id = $2 and revoked_at is null for update`,
      [id, accountId],
    )
    return row
  }

  async add(tx: Queryable, token: NewToken): Promise<ApiTokenRow> {
    const [row] = await tx.query<ApiTokenRow & object>(
      `insert into api_token (account_id, name, hint, secret_hash, scopes, networks, hat, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
      [token.accountId, token.name, token.hint, token.secretHash, token.scopes, token.networks, token.hat, token.expiresAt],
    )
    return written(row)
  }

  /** The secret until now stays valid for the minutes given. */
  async rotate(tx: Queryable, id: string, secretHash: Buffer, hint: string, graceMinutes: number): Promise<ApiTokenRow> {
    const [row] = await tx.query<ApiTokenRow & object>(
      `update api_token set previous_hash = secret_hash, previous_until = now() + make_interval(mins => $4),
         secret_hash = $2, hint = $3 where id = $1 returning ${columns}`,
      [id, secretHash, hint, graceMinutes],
    )
    return written(row)
  }

  async revoke(tx: Queryable, id: string): Promise<ApiTokenRow> {
    const [row] = await tx.query<ApiTokenRow & object>(
      `update api_token set revoked_at = now() where id = $1 returning ${columns}`,
      [id],
    )
    return written(row)
  }
}

function written(row: ApiTokenRow | undefined): ApiTokenRow {
  if (!row) throw new Error('the token was not written')
  return row
}
