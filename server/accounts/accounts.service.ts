import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { DomainError } from '../errors.js'
import type { Hat, Viewer } from '../workflow/who-may.js'
import type { AccountRow, AccountStore } from './account.store.js'
import { hashPassword, isStrongPassword, passwordMatches } from './passwords.js'
import { secrets } from './secret.store.js'
import type { Caller, SessionStore } from './session.store.js'
import type { Throttle } from './throttle.js'

/** A session that has just begun. */
export interface Entry {
  token: string
  viewer: Viewer
}

/** What a person does with the own account. */
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly store: AccountStore,
    private readonly sessions: SessionStore,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  /** Who holds this session token now; null when it has ended or the login was revoked. */
  viewerOf(token: string): Promise<Viewer | null> {
    return this.sessions.viewerOf(token)
  }

  /** Source: S54. */
  applicants(name: string | null | undefined, page: PageArgs, viewer: Viewer): Promise<Page<AccountRow>> {
    return this.store.ofUnit(viewer.unitId, name, page)
  }

  /**
   * Ends every session of the account and begins a new one.
   * @throws DomainError LOGIN_FAILED, LOGIN_LOCKED, PASSWORD_UNCHANGED, PASSWORD_TOO_WEAK
   */
  async changePassword(input: { currentPassword: string; newPassword: string }, viewer: Viewer, caller: Caller): Promise<Entry> {
    const { accountId } = viewer
    const secret = await secrets.byAccount(this.db, accountId)
    if (!secret) throw new DomainError('NOT_FOUND')
    await this.throttle.attemptLogin(secret.loginName, caller.address)
    if (!(await passwordMatches(secret.passwordHash, input.currentPassword))) throw fault('currentPassword', 'LOGIN_FAILED')
    await this.throttle.forgive(secret.loginName, caller.address)
    if (input.newPassword === input.currentPassword) throw fault('newPassword', 'PASSWORD_UNCHANGED')
    if (!isStrongPassword(input.newPassword, secret.loginName, viewer.mayAdminister))
      throw fault('newPassword', 'PASSWORD_TOO_WEAK')
    const passwordHash = await hashPassword(input.newPassword)
    return this.db.transaction(async (tx) => {
      await this.store.lock(tx, accountId)
      await secrets.setPassword(tx, accountId, passwordHash, false)
      await this.sessions.endAll(tx, accountId)
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action: 'changePassword' })
      const token = await this.sessions.start(tx, accountId, caller)
      return { token, viewer: { ...viewer, mustChangePassword: false } }
    })
  }

  /**
   * 【我是单位管理员】 or 【我是申报人】; can be changed at any time.
   * @throws DomainError HAT_NOT_PERMITTED
   * Source: S12.
   */
  chooseRole({ hat }: { hat: Hat }, viewer: Viewer): Promise<Viewer> {
    const { accountId } = viewer
    return this.db.transaction(async (tx) => {
      const account = await this.store.lock(tx, accountId)
      if (!account || (hat === 'UNIT_ADMIN' && !account.mayAdminister))
        throw new DomainError('HAT_NOT_PERMITTED', { cure: 'askUnitAdministrator', who: 'UNIT_ADMIN' })
      await tx.query('update account set hat = $2 where id = $1', [accountId, hat])
      const detail = { from: account.hat, to: hat }
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action: 'chooseRole', detail })
      return { ...viewer, hat }
    })
  }
}

const fault = (field: string, code: 'LOGIN_FAILED' | 'PASSWORD_UNCHANGED' | 'PASSWORD_TOO_WEAK') =>
  new DomainError(code, { cure: 'correctField', who: 'YOU', fields: [{ field, code }] })
