import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { checkPlace, unitNameLimits } from '../units/clean-profile.js'
import { unitWrites, type NewUnit } from '../units/unit-write.store.js'
import type { UnitStore } from '../units/unit.store.js'
import type { UnitLevel } from '../workflow/unit-facts.js'
import type { Entry } from './accounts.service.js'
import type { CaptchasService } from './captchas.service.js'
import type { IdNumbers } from './id-number.js'
import { hashPassword, isStrongPassword } from './passwords.js'
import { readLoginName, readPerson, type PersonInput } from './person.js'
import { secrets } from './secret.store.js'
import type { Caller, SessionStore } from './session.store.js'
import type { Throttle } from './throttle.js'

export interface RegisterInput {
  captchaId: string
  captchaAnswer: string
  person: PersonInput
  loginName: string
  password: string
  unit?: { name: string; level: UnitLevel; divisionCode: string; superiorId?: string | null } | null
  joinUnitId?: string | null
}

const personFields = { name: 'person.name', idNumber: 'person.idNumber', phone: 'person.phone' }

/** 单位网上注册: a new unit with its administrator, or one more person of an approved unit. Source: S3, S5. */
export class RegistrationService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly reference: ReferenceCache,
    private readonly sessions: SessionStore,
    private readonly captchas: CaptchasService,
    private readonly idNumbers: IdNumbers,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  /**
   * Says all that is wrong with the input at once; the captcha is used up only when nothing is.
   * @throws DomainError VERTICALLY_MANAGED (params.superior, params.contact), CAPTCHA_WRONG, LOGIN_NAME_TAKEN,
   * PERSON_ALREADY_REGISTERED, INVALID_INPUT, TOO_MANY_REQUESTS
   */
  async register(input: RegisterInput, caller: Caller): Promise<Entry> {
    const { person, loginName, unit } = await this.read(input)
    await this.captchas.consume(input.captchaId, input.captchaAnswer, 'REGISTER')
    await this.throttle.attempt('registration', caller.address, 'TOO_MANY_REQUESTS')
    const passwordHash = await hashPassword(input.password)
    const idNumber = this.idNumbers.seal(person.idNumber)
    await this.refuseTaken(loginName, input.joinUnitId ?? null, idNumber.hash)
    try {
      return await this.db.transaction(async (tx) => {
        const unitId = unit ? await unitWrites.register(tx, unit) : await this.join(tx, input.joinUnitId ?? '')
        const accountId = await secrets.create(tx, {
          unitId,
          loginName,
          passwordHash,
          idNumber,
          personName: person.name,
          phone: person.phone,
          mayAdminister: unit !== null,
          issued: false,
        })
        const act = { actorId: accountId, action: 'register' }
        if (unit) await this.audit.record(tx, { subject: `unit:${unitId}`, ...act })
        await this.audit.record(tx, { subject: `account:${accountId}`, ...act, detail: { unitId } })
        const token = await this.sessions.start(tx, accountId, caller)
        const viewer = await this.sessions.viewerOfAccount(tx, accountId)
        if (!viewer) throw new DomainError('NOT_FOUND')
        return { token, viewer }
      })
    } catch (error) {
      throw takenError(error)
    }
  }

  private async read(input: RegisterInput) {
    const faults = new InputFaults()
    const person = readPerson(faults, input.person, personFields)
    const loginName = readLoginName(faults, input.loginName)
    if (!isStrongPassword(input.password, loginName || input.loginName, Boolean(input.unit)))
      faults.add('password', 'PASSWORD_TOO_WEAK')
    if (Boolean(input.unit) === Boolean(input.joinUnitId)) faults.add('unit', 'EXACTLY_ONE_OF_UNIT_AND_JOIN_UNIT_ID')
    const unit = input.unit ? await this.readUnit(faults, input.unit) : null
    if (input.joinUnitId && !(await this.isJoinable(input.joinUnitId))) faults.add('joinUnitId', 'NOT_A_CHOICE')
    faults.refuse()
    return { person, loginName, unit }
  }

  private async readUnit(faults: InputFaults, unit: NonNullable<RegisterInput['unit']>): Promise<NewUnit> {
    checkPlace(faults, 'unit.divisionCode', unit.level, unit.divisionCode, this.reference)
    const name = faults.text('unit.name', unit.name, unitNameLimits) ?? ''
    const superior = unit.superiorId ? await this.units.byId(unit.superiorId) : undefined
    if (unit.superiorId && !superior) faults.add('unit.superiorId', 'NOT_A_CHOICE')
    if (superior?.managesVertically) {
      const contact = [superior.contactName, superior.contactPhone].filter(Boolean).join(' ')
      throw new DomainError('VERTICALLY_MANAGED', {
        cure: 'askSuperior',
        who: 'SUPERIOR',
        params: { superior: superior.name, contact },
      })
    }
    return { name, level: unit.level, divisionCode: unit.divisionCode }
  }

  private async isJoinable(unitId: string): Promise<boolean> {
    const unit = await this.units.byId(unitId)
    return unit?.status === 'APPROVED' && unit.kind !== 'COMMITTEE_OFFICE'
  }

  private async refuseTaken(loginName: string, unitId: string | null, idHash: Buffer): Promise<void> {
    const taken = await secrets.taken(this.db, loginName, unitId, idHash)
    const faults = new InputFaults()
    if (taken.name) faults.add('loginName', 'LOGIN_NAME_TAKEN')
    if (taken.person) faults.add('person.idNumber', 'PERSON_ALREADY_REGISTERED')
    faults.refuse()
  }

  /** The unit stays approved until the registration is done. */
  private async join(tx: Transaction, unitId: string): Promise<string> {
    const [unit] = await tx.query<{ id: string }>(`select id from unit where id = $1 and status = 'APPROVED' for share`, [unitId])
    if (!unit) throw new DomainError('NOT_FOUND')
    return unit.id
  }
}

/** The database has the last word when two register at the same moment. */
export function takenError(error: unknown): unknown {
  const constraint = violated(error)
  if (constraint === 'account_login_idx') return new DomainError('LOGIN_NAME_TAKEN', { cure: 'correctField', who: 'YOU' })
  if (constraint === 'account_person_idx') return new DomainError('PERSON_ALREADY_REGISTERED', { cure: 'logIn', who: 'YOU' })
  return error
}
