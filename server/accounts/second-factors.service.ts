import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { Viewer } from '../workflow/who-may.js'
import { oneTimeSecret, passwordMatches } from './passwords.js'
import type { SecondFactorSecrets } from './second-factor-secret.js'
import { secondFactors, type SecondFactorRow } from './second-factor.store.js'
import { secrets, type SecretRow } from './secret.store.js'
import type { Caller, SessionStore } from './session.store.js'
import type { Throttle } from './throttle.js'

export interface SecondFactorState {
  /** Only who may administer a unit can set one. */
  offered: boolean
  confirmedAt: Date | null
  codesLeft: number
}

const recoveryCodes = 8

/** A second factor for administrators: set, asked for at login, removed by its owner. Source: S11. */
export class SecondFactorsService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionStore,
    private readonly secretsAtRest: SecondFactorSecrets,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  async state({ accountId, mayAdminister }: Viewer): Promise<SecondFactorState> {
    const row = await secondFactors.of(this.db, accountId)
    return { offered: mayAdminister, confirmedAt: row?.confirmedAt ?? null, codesLeft: row?.confirmedAt ? row.codesLeft : 0 }
  }

  /**
   * A secret for the authenticator; it counts only once `finish` has seen a code of it.
   * @throws DomainError HAT_NOT_PERMITTED, LOGIN_FAILED, LOGIN_LOCKED, SECOND_FACTOR_SET
   */
  async begin({ password }: { password: string }, viewer: Viewer, caller: Caller): Promise<{ secret: string; uri: string }> {
    const { accountId } = viewer
    if (!viewer.mayAdminister) throw new DomainError('HAT_NOT_PERMITTED', { cure: 'askUnitAdministrator', who: 'UNIT_ADMIN' })
    const { loginName } = await this.requirePassword(accountId, password, caller)
    const { secret, uri, cipher } = this.secretsAtRest.create(accountId, loginName)
    return this.db.transaction(async (tx) => {
      await secondFactors.begin(tx, accountId, cipher)
      if ((await secondFactors.of(tx, accountId))?.confirmedAt)
        throw new DomainError('SECOND_FACTOR_SET', { cure: 'none', who: 'YOU' })
      return { secret, uri }
    })
  }

  /**
   * The authenticator works: from the next login on it is asked for; every other session ends.
   * @returns the recovery codes, shown this once
   * @throws DomainError SECOND_FACTOR_NOT_SET, SECOND_FACTOR_WRONG, LOGIN_LOCKED
   */
  async finish({ code }: { code: string }, viewer: Viewer, token: string | null): Promise<string[]> {
    const { accountId } = viewer
    await this.throttle.attempt('secondFactor', accountId, 'LOGIN_LOCKED')
    const codes = Array.from({ length: recoveryCodes }, oneTimeSecret)
    await this.db.transaction(async (tx) => {
      const row = await secondFactors.of(tx, accountId)
      if (!row || row.confirmedAt) throw new DomainError('SECOND_FACTOR_NOT_SET', { cure: 'reload', who: 'YOU' })
      const step = this.secretsAtRest.stepOf(code.trim(), accountId, row.cipher)
      if (step === null) throw wrong()
      const hashes = codes.map((one) => this.secretsAtRest.recoveryHash(accountId, one))
      if (!(await secondFactors.finish(tx, accountId, step, hashes)))
        throw new DomainError('SECOND_FACTOR_NOT_SET', { cure: 'reload', who: 'YOU' })
      await this.sessions.endOthers(tx, accountId, token)
      await this.record(tx, 'setSecondFactor', accountId)
    })
    await this.throttle.reset('secondFactor', accountId)
    return codes
  }

  /**
   * The second step of a login: a code of the authenticator, or a recovery code, each good once.
   * @throws DomainError SECOND_FACTOR_WRONG, LOGIN_LOCKED, SECOND_FACTOR_NOT_SET
   */
  async confirm({ code }: { code: string }, viewer: Viewer, token: string | null): Promise<Viewer> {
    const { accountId } = viewer
    if (!token || !viewer.secondFactorPending) throw new DomainError('SECOND_FACTOR_NOT_SET', { cure: 'reload', who: 'YOU' })
    await this.throttle.attempt('secondFactor', accountId, 'LOGIN_LOCKED')
    const confirmed = await this.db.transaction(async (tx) => {
      const how = await this.use(tx, accountId, code)
      await this.sessions.confirm(tx, token)
      await this.record(tx, 'confirmSecondFactor', accountId, { how })
      return { ...viewer, secondFactorPending: false }
    })
    await this.throttle.reset('secondFactor', accountId)
    return confirmed
  }

  /** @throws DomainError LOGIN_FAILED, LOGIN_LOCKED, SECOND_FACTOR_WRONG, SECOND_FACTOR_NOT_SET */
  async remove(input: { password: string; code: string }, viewer: Viewer, caller: Caller): Promise<SecondFactorState> {
    const { accountId } = viewer
    await this.requirePassword(accountId, input.password, caller)
    await this.throttle.attempt('secondFactor', accountId, 'LOGIN_LOCKED')
    await this.db.transaction(async (tx) => {
      await this.use(tx, accountId, input.code)
      await secondFactors.remove(tx, accountId)
      await this.record(tx, 'removeSecondFactor', accountId)
    })
    await this.throttle.reset('secondFactor', accountId)
    return this.state(viewer)
  }

  private async use(tx: Transaction, accountId: string, typed: string): Promise<'code' | 'recoveryCode'> {
    const row = await secondFactors.of(tx, accountId)
    if (!row?.confirmedAt) throw new DomainError('SECOND_FACTOR_NOT_SET', { cure: 'reload', who: 'YOU' })
    if (await this.isFreshCode(tx, accountId, typed.trim().slice(0, 50), row)) return 'code'
    const hash = this.secretsAtRest.recoveryHash(accountId, typed.slice(0, 50))
    if (await secondFactors.useRecoveryCode(tx, accountId, hash)) return 'recoveryCode'
    throw wrong()
  }

  private async isFreshCode(tx: Transaction, accountId: string, code: string, { cipher }: SecondFactorRow): Promise<boolean> {
    const step = this.secretsAtRest.stepOf(code, accountId, cipher)
    return step !== null && secondFactors.useStep(tx, accountId, step)
  }

  private async requirePassword(accountId: string, password: string, caller: Caller): Promise<SecretRow> {
    const secret = await secrets.byAccount(this.db, accountId)
    if (!secret) throw new DomainError('NOT_FOUND')
    await this.throttle.attemptLogin(secret.loginName, caller.address)
    if (!(await passwordMatches(secret.passwordHash, password.slice(0, 1000))))
      throw new DomainError('LOGIN_FAILED', {
        cure: 'correctField',
        who: 'YOU',
        fields: [{ field: 'password', code: 'LOGIN_FAILED' }],
      })
    await this.throttle.forgive(secret.loginName, caller.address)
    return secret
  }

  private record(tx: Transaction, action: string, accountId: string, detail: Record<string, unknown> = {}): Promise<void> {
    return this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action, detail })
  }
}

const wrong = () =>
  new DomainError('SECOND_FACTOR_WRONG', {
    cure: 'correctField',
    who: 'YOU',
    fields: [{ field: 'code', code: 'SECOND_FACTOR_WRONG' }],
  })
