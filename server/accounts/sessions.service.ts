import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { Viewer } from '../workflow/who-may.js'
import type { Entry } from './accounts.service.js'
import type { CaptchasService } from './captchas.service.js'
import { isStrongPassword, passwordMatches } from './passwords.js'
import { secondFactors } from './second-factor.store.js'
import { secrets } from './secret.store.js'
import type { Caller, SessionStore } from './session.store.js'
import type { Throttle } from './throttle.js'

export interface LogInInput {
  captchaId: string
  captchaAnswer: string
  loginName: string
  password: string
}

/** In and out. Source: S11. */
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionStore,
    private readonly captchas: CaptchasService,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  /**
   * A name nobody has, a revoked login and a wrong password give the same answer after the same time.
   * @throws DomainError CAPTCHA_WRONG, LOGIN_LOCKED (params.minutes), LOGIN_FAILED, SECRET_EXPIRED
   */
  async logIn(input: LogInInput, caller: Caller): Promise<Entry> {
    await this.captchas.consume(input.captchaId, input.captchaAnswer, 'LOG_IN')
    const loginName = input.loginName.normalize('NFKC').trim().slice(0, 200)
    await this.throttle.attemptLogin(loginName, caller.address)
    const secret = await secrets.byLoginName(this.db, loginName)
    const right = await passwordMatches(secret?.passwordHash ?? null, input.password.slice(0, 1000))
    if (!secret || !right) throw new DomainError('LOGIN_FAILED', { cure: 'correctField', who: 'YOU' })
    await this.throttle.forgive(loginName, caller.address)
    if (secret.mustChangePassword && secret.secretExpired)
      throw new DomainError('SECRET_EXPIRED', { cure: 'askSuperior', who: 'SUPERIOR' })
    const { accountId, mayAdminister } = secret
    return this.db.transaction(async (tx) => {
      // Somebody made administrator since has an applicant's shorter password; only now it can be seen.
      if (mayAdminister && !isStrongPassword(input.password, secret.loginName, mayAdminister))
        await secrets.requireChange(tx, accountId)
      const pending = Boolean((await secondFactors.of(tx, accountId))?.confirmedAt)
      const token = await this.sessions.start(tx, accountId, caller, pending)
      const viewer = await this.sessions.viewerOfAccount(tx, accountId)
      if (!viewer) throw new DomainError('LOGIN_FAILED', { cure: 'correctField', who: 'YOU' })
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action: 'logIn' })
      return { token, viewer: { ...viewer, secondFactorPending: pending } }
    })
  }

  /** Takes effect at once. */
  async logOut(token: string | null, { accountId }: Viewer): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (token) await this.sessions.end(tx, token)
      await this.audit.record(tx, { subject: `account:${accountId}`, actorId: accountId, action: 'logOut' })
      return true
    })
  }
}
