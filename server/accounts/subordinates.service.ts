import type { Database } from '../database/database.js'
import { InputFaults } from '../reference/input-faults.js'
import { subordinates } from '../units/subordinate.store.js'
import type { SubordinateInput, SubordinateUnitsService } from '../units/subordinate-units.service.js'
import { unitTaken } from '../units/unit-taken.js'
import type { UnitRow } from '../units/unit.store.js'
import type { CreatedOrigin } from '../workflow/subordinates.js'
import type { Viewer } from '../workflow/who-may.js'
import type { IssuedLogin, LoginInput, LoginsService } from './logins.service.js'
import { takenError } from './registration.service.js'

export interface CreateSubordinateInput extends SubordinateInput {
  origin: CreatedOrigin
  parentId?: string | null
  administrator?: Omit<LoginInput, 'mayAdminister'> | null
}

/** A unit its superior makes, together with the login of its first administrator. Source: S4-S8. */
export class SubordinatesService {
  constructor(
    private readonly db: Database,
    private readonly units: SubordinateUnitsService,
    private readonly logins: LoginsService,
  ) {}

  /** @throws DomainError NOT_FOUND, ORIGIN_NOT_ALLOWED, UNIT_NAME_TAKEN, UNIT_CODE_TAKEN, INVALID_INPUT and those of issueLogin */
  async createSubordinateUnit(
    input: CreateSubordinateInput,
    viewer: Viewer,
  ): Promise<{ unit: UnitRow; login: IssuedLogin | null }> {
    const { origin, parentId, administrator } = input
    const faults = new InputFaults()
    const person = administrator && this.logins.read(faults, { ...administrator, mayAdminister: true }, at)
    // The place is read once the parent is known; what is wrong with the person is said together with it.
    const prepared = person && faults.list().length === 0 ? await this.logins.prepare(person) : null
    try {
      return await this.db.transaction(async (tx) => {
        const parent = await this.units.requireParent(tx, parentId ?? viewer.unitId, origin, viewer)
        const facts = this.units.read(faults, input, origin, parent)
        faults.refuse()
        const [id = ''] = await subordinates.newIds(tx, 1)
        const [unit] = await this.units.create(tx, [{ ...facts, id, parentId: parent.id }], viewer)
        if (!unit) throw new Error(`unit ${id} was not made`)
        return { unit, login: prepared && (await this.logins.open(tx, prepared, id, viewer, at)) }
      })
    } catch (error) {
      throw takenError(unitTaken(error))
    }
  }
}

const at = 'administrator.'
