import { createHash, randomBytes } from 'node:crypto'
import type { SessionStore } from '../accounts/session.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { TokenScope } from '../workflow/token-scopes.js'
import type { Viewer } from '../workflow/who-may.js'
import { ApiTokenStore, type ApiTokenRow } from './api-token.store.js'
import { isWithin, plainAddress, readNetwork } from './networks.js'

export interface NewTokenRequest {
  name: string
  scopes: TokenScope[]
  networks: string[]
  /** Days until it expires, 1 to 366. */
  days: number
}

/** A key and its secret, which is never shown again. */
export interface IssuedToken {
  token: ApiTokenRow
  secret: string
}

/** The key a program called with. */
export interface UsedToken {
  id: string
  scopes: TokenScope[]
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
const hintLength = 9

/** Keys for programs: they do what their owner may do at that moment, and of that only their scopes. Source: B11. */
export class TokensService {
  private readonly store: ApiTokenStore

  constructor(
    private readonly db: Database,
    private readonly sessions: SessionStore,
    private readonly audit: AuditService,
  ) {
    this.store = new ApiTokenStore(db)
  }

  /**
   * Whose key this is, asked at every request, so that a revocation takes effect at the next one.
   * @throws DomainError TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_NETWORK
   */
  async authenticate(secret: string, address: string): Promise<{ viewer: Viewer; token: UsedToken }> {
    const known = await this.store.bySecret(hashOf(secret))
    if (!known) throw new DomainError('TOKEN_INVALID', { cure: 'createApiToken', who: 'YOU' })
    if (known.expired) throw new DomainError('TOKEN_EXPIRED', { cure: 'createApiToken', who: 'YOU' })
    if (!isWithin(known.networks, address)) throw new DomainError('TOKEN_NETWORK', { cure: 'createApiToken', who: 'YOU' })
    const owner = await this.sessions.viewerOfAccount(this.db, known.accountId)
    if (!owner) throw new DomainError('TOKEN_INVALID', { cure: 'createApiToken', who: 'YOU' })
    if (known.stale) await this.store.noteUse(known.id, plainAddress(address))
    // The hat it was made under stays, whatever its owner wears in the browser just now, as long as they may wear it.
    const hat = owner.mayAdminister ? known.hat : 'APPLICANT'
    return { viewer: { ...owner, hat, sits: false }, token: { id: known.id, scopes: known.scopes } }
  }

  /** The viewer's own keys, revoked ones included, newest first. */
  list(viewer: Viewer): Promise<ApiTokenRow[]> {
    return this.store.ofAccount(viewer.accountId)
  }

  /** @throws DomainError INVALID_INPUT */
  create(request: NewTokenRequest, viewer: Viewer): Promise<IssuedToken> {
    const faults = new InputFaults()
    const name = faults.text('name', request.name, { max: 60, required: true }) ?? ''
    if (request.scopes.length === 0) faults.add('scopes', 'REQUIRED')
    if (!Number.isInteger(request.days) || request.days < 1 || request.days > 366) faults.add('days', 'OUT_OF_RANGE')
    if (request.networks.length > 20) faults.add('networks', 'TOO_LONG')
    request.networks.forEach((network, index) => readNetwork(network) || faults.add(`networks.${index}`, 'NOT_A_NETWORK'))
    faults.refuse()
    const scopes = [...new Set(request.scopes)]
    const networks = request.networks.map((network) => network.trim())
    const { secret, secretHash, hint } = newSecret()
    return this.db.transaction(async (tx) => {
      const token = await this.store.add(tx, {
        accountId: viewer.accountId,
        hat: viewer.hat ?? 'APPLICANT',
        name,
        scopes,
        networks,
        secretHash,
        hint,
        expiresAt: new Date(Date.now() + request.days * 86_400_000),
      })
      await this.record(tx, viewer, 'createApiToken', { tokenId: token.id, scopes })
      return { token, secret }
    })
  }

  /**
   * A new secret for the same key; the one before is accepted a while longer, so that nothing stands still.
   * @throws DomainError NOT_FOUND, INVALID_INPUT when the grace is not 0 to 1440 minutes
   */
  rotate({ id, graceMinutes }: { id: string; graceMinutes: number }, viewer: Viewer): Promise<IssuedToken> {
    const faults = new InputFaults()
    if (!Number.isInteger(graceMinutes) || graceMinutes < 0 || graceMinutes > 1440) faults.add('graceMinutes', 'OUT_OF_RANGE')
    faults.refuse()
    const { secret, secretHash, hint } = newSecret()
    return this.db.transaction(async (tx) => {
      await this.own(tx, id, viewer)
      const token = await this.store.rotate(tx, id, secretHash, hint, graceMinutes)
      await this.record(tx, viewer, 'rotateApiToken', { tokenId: id, graceMinutes })
      return { token, secret }
    })
  }

  /** @throws DomainError NOT_FOUND */
  revoke({ id }: { id: string }, viewer: Viewer): Promise<ApiTokenRow> {
    return this.db.transaction(async (tx) => {
      await this.own(tx, id, viewer)
      await this.record(tx, viewer, 'revokeApiToken', { tokenId: id })
      return this.store.revoke(tx, id)
    })
  }

  private async own(tx: Transaction, id: string, viewer: Viewer): Promise<void> {
    const token = isUuid(id) ? await this.store.lock(tx, id, viewer.accountId) : undefined
    if (!token) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
  }

  private record(tx: Transaction, { accountId }: Viewer, action: string, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action, detail })
  }
}

/** 32 random bytes; the prefix lets scanners of leaked code recognise it. */
function newSecret() {
  const secret = `zcsb_${randomBytes(32).toString('base64url')}`
  return { secret, secretHash: hashOf(secret), hint: secret.slice(0, hintLength) }
}
