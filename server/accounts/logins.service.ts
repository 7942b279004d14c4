import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { standsOver } from '../units/unit-sight.js'
import type { UnitStore } from '../units/unit.store.js'
import { refuseLastAdministrator, refuseManaging } from '../workflow/departure.js'
import type { Viewer } from '../workflow/who-may.js'
import { administrators } from './administrator.store.js'
import type { AccountRow, AccountStore } from './account.store.js'
import type { IdNumbers, SealedIdNumber } from './id-number.js'
import { hashPassword, oneTimeSecret } from './passwords.js'
import { readLoginName, readPerson } from './person.js'
import { takenError } from './registration.service.js'
import { secrets } from './secret.store.js'
import type { SessionStore } from './session.store.js'
import type { Throttle } from './throttle.js'

export interface LoginInput {
  loginName: string
  personName: string
  idNumber: string
  phone: string
  mayAdminister: boolean
}

export interface IssueLoginInput extends LoginInput {
  unitId: string
}

/** A login about to be issued, its secret already hashed. */
export interface PreparedLogin extends LoginInput {
  secret: string
  passwordHash: string
  sealed: SealedIdNumber
}

/** A login with the secret that is shown this once. */
export interface IssuedLogin {
  account: AccountRow
  oneTimeSecret: string
  expiresAt: Date
}

/** Logins given, renewed and taken away by those above a unit, and by its administrators for applicants. Source: S3, S7. */
export class LoginsService {
  constructor(
    private readonly db: Database,
    private readonly store: AccountStore,
    private readonly units: UnitStore,
    private readonly sessions: SessionStore,
    private readonly idNumbers: IdNumbers,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError FORBIDDEN, LOGIN_NAME_TAKEN, PERSON_ALREADY_REGISTERED, INVALID_INPUT, NOT_FOUND */
  async issueLogin({ unitId, ...input }: IssueLoginInput, viewer: Viewer): Promise<IssuedLogin> {
    const unit = await this.units.byId(unitId)
    if (!unit || (unit.id !== viewer.unitId && !standsOver(viewer, unit))) throw new DomainError('NOT_FOUND')
    const faults = new InputFaults()
    const person = this.read(faults, input)
    faults.refuse()
    const login = await this.prepare(person)
    try {
      return await this.db.transaction((tx) => this.open(tx, login, unit.id, viewer))
    } catch (error) {
      throw takenError(error)
    }
  }

  /** @param at what the fields are within: `administrator.` */
  read(faults: InputFaults, input: LoginInput, at = ''): LoginInput {
    const { personName: name, idNumber, phone, loginName, mayAdminister } = input
    const fields = { name: `${at}personName`, idNumber: `${at}idNumber`, phone: `${at}phone` }
    const { name: personName, ...person } = readPerson(faults, { name, idNumber, phone }, fields)
    return { ...person, personName, loginName: readLoginName(faults, loginName, `${at}loginName`), mayAdminister }
  }

  /** Does the slow work, which no transaction should wait for. */
  async prepare(input: LoginInput): Promise<PreparedLogin> {
    const secret = oneTimeSecret()
    return { ...input, secret, passwordHash: await hashPassword(secret), sealed: this.idNumbers.seal(input.idNumber) }
  }

  /** @throws DomainError LOGIN_NAME_TAKEN, PERSON_ALREADY_REGISTERED; a race is lost in the database: see `takenError` */
  async open(tx: Transaction, login: PreparedLogin, unitId: string, viewer: Viewer, at = ''): Promise<IssuedLogin> {
    const { loginName, personName, phone, mayAdminister, passwordHash, sealed } = login
    const faults = new InputFaults()
    const taken = await secrets.taken(tx, loginName, unitId, sealed.hash)
    if (taken.name) faults.add(`${at}loginName`, 'LOGIN_NAME_TAKEN')
    if (taken.person) faults.add(`${at}idNumber`, 'PERSON_ALREADY_REGISTERED')
    faults.refuse()
    const accountId = await secrets.create(tx, {
      unitId,
      loginName,
      passwordHash,
      idNumber: sealed,
      personName,
      phone,
      mayAdminister,
      issued: true,
    })
    return this.issued(tx, 'issueLogin', { id: accountId, unitId }, passwordHash, login.secret, viewer)
  }

  /** A new one-time secret; every session of the account ends. */
  async resetLogin({ accountId }: { accountId: string }, viewer: Viewer): Promise<IssuedLogin> {
    const secret = oneTimeSecret()
    const passwordHash = await hashPassword(secret)
    return this.db.transaction(async (tx) => {
      const account = await this.requireMine(tx, accountId, viewer)
      await this.sessions.endAll(tx, account.id)
      const issued = await this.issued(tx, 'resetLogin', account, passwordHash, secret, viewer)
      await this.throttle.forgive(account.loginName)
      return issued
    })
  }

  /** The account stays for what it has done, but nobody enters with it any more. */
  revokeLogin({ accountId }: { accountId: string }, viewer: Viewer): Promise<AccountRow> {
    return this.db.transaction(async (tx) => {
      const account = await this.requireMine(tx, accountId, viewer)
      await tx.query('update account set revoked_at = now() where id = $1', [account.id])
      await this.sessions.endAll(tx, account.id)
      await this.record(tx, 'revokeLogin', account, viewer)
      return { ...account, revoked: true }
    })
  }

  /**
   * Appoints an administrator, or takes that from one who goes on as applicant.
   * @throws DomainError NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR
   * Source: S12, S13.
   */
  setAdministrator(
    { accountId, mayAdminister }: { accountId: string; mayAdminister: boolean },
    viewer: Viewer,
  ): Promise<AccountRow> {
    return this.db.transaction(async (tx) => {
      const unitId = (await this.store.byId(tx, accountId))?.unitId
      if (unitId) await administrators.lockUnit(tx, unitId)
      await this.requireMine(tx, accountId, viewer)
      const person = await administrators.leaver(tx, accountId)
      if (!person) throw new DomainError('NOT_FOUND')
      if (!mayAdminister) refuse(refuseLastAdministrator(person))
      await administrators.set(tx, accountId, mayAdminister)
      await this.record(tx, 'setAdministrator', { id: accountId, unitId: person.unitId }, viewer)
      const account = await this.store.byId(tx, accountId)
      if (!account) throw new DomainError('NOT_FOUND')
      return account
    })
  }

  /**
   * Superiors and reviewers manage every login of a unit, its own administrators those of applicants.
   * @throws DomainError NOT_FOUND to strangers and for revoked logins, FORBIDDEN for the own login and those of fellow administrators
   */
  private async requireMine(tx: Transaction, accountId: string, viewer: Viewer): Promise<AccountRow> {
    const account = await this.store.lock(tx, accountId)
    const unit = account && (await this.units.byId(account.unitId))
    if (!account || !unit || account.revoked) throw new DomainError('NOT_FOUND')
    const above = standsOver(viewer, unit)
    if (account.unitId !== viewer.unitId && !above) throw new DomainError('NOT_FOUND')
    refuse(refuseManaging({ ...account, accountId }, viewer, above))
    return account
  }

  private async issued(
    tx: Transaction,
    action: 'issueLogin' | 'resetLogin',
    { id, unitId }: Pick<AccountRow, 'id' | 'unitId'>,
    passwordHash: string,
    oneTimeSecret: string,
    viewer: Viewer,
  ): Promise<IssuedLogin> {
    const expiresAt = await secrets.setPassword(tx, id, passwordHash, true)
    const account = await this.store.byId(tx, id)
    if (!account || !expiresAt) throw new DomainError('NOT_FOUND')
    await this.record(tx, action, { id, unitId }, viewer)
    return { account, oneTimeSecret, expiresAt }
  }

  private record(
    tx: Transaction,
    action: string,
    { id, unitId }: Pick<AccountRow, 'id' | 'unitId'>,
    viewer: Viewer,
  ): Promise<void> {
    const detail = { unitId, byUnitId: viewer.unitId }
    return this.audit.record(tx, { subject: `account:${id}`, actorId: viewer.accountId, action, detail })
  }
}
