import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { creatableOrigins, placeUnder, refuseCreation, type CreatedOrigin, type Founder } from '../workflow/subordinates.js'
import type { Viewer } from '../workflow/who-may.js'
import { readCodes, unitNameLimits } from './clean-profile.js'
import { subordinates, type NewSubordinate } from './subordinate.store.js'
import type { UnitRow } from './unit.store.js'

export interface SubordinateInput {
  name: string
  divisionCode?: string | null
  uscc?: string | null
  orgCode?: string | null
  contactName?: string | null
  contactPhone?: string | null
}

export type SubordinateFacts = Omit<NewSubordinate, 'id' | 'parentId'>

/** Units that their superior makes: assigned, internal and township ones. Source: S4-S10, S22. */
export class SubordinateUnitsService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
  ) {}

  /** What the viewer's unit may make directly under each of these. */
  async creatable(unitIds: readonly string[], viewer: Viewer): Promise<CreatedOrigin[][]> {
    const chains = await subordinates.chains(this.db, unitIds, viewer.unitId)
    return unitIds.map((id) => {
      const { creator, between } = split(chains.get(id))
      return creator ? creatableOrigins(creator, between) : []
    })
  }

  /** @throws DomainError NOT_FOUND when the parent is not the viewer's or under it, ORIGIN_NOT_ALLOWED */
  async requireParent(tx: Transaction, parentId: string, origin: CreatedOrigin, viewer: Viewer): Promise<Founder> {
    await subordinates.hold(tx, parentId)
    const { creator, between } = split((await subordinates.chains(tx, [parentId], viewer.unitId)).get(parentId))
    if (!creator) throw new DomainError('NOT_FOUND')
    refuse(refuseCreation(origin, creator, between))
    return between[0] ?? creator
  }

  /** One unit as typed or as a row has it; what is wrong is added to the faults. */
  read(faults: InputFaults, input: SubordinateInput, origin: CreatedOrigin, parent: Pick<Founder, 'level' | 'divisionCode'>) {
    const wanted = faults.text('divisionCode', input.divisionCode, { max: 6, required: origin === 'ASSIGNED' })
    const known = wanted === null || this.reference.rows.divisions.has(wanted)
    const place = placeUnder(origin, parent, wanted) ?? { level: parent.level, divisionCode: parent.divisionCode }
    if (origin === 'ASSIGNED' && wanted !== null && (!known || place.divisionCode !== wanted))
      faults.add('divisionCode', known ? 'OUTSIDE_AREA' : 'NOT_A_CHOICE')
    const facts: SubordinateFacts = {
      origin,
      ...place,
      ...readCodes(faults, input),
      name: faults.text('name', input.name, unitNameLimits) ?? '',
      nature: origin === 'TOWNSHIP' ? '乡镇/街道' : null,
      contactName: faults.text('contactName', input.contactName, { max: 50 }),
      contactPhone: faults.phone('contactPhone', input.contactPhone),
    }
    return facts
  }

  /**
   * Makes units whose parents have been required, the upper ones first where one is the parent of another.
   * @throws DomainError UNIT_NAME_TAKEN, UNIT_CODE_TAKEN
   */
  async create(tx: Transaction, units: readonly NewSubordinate[], viewer: Viewer): Promise<UnitRow[]> {
    for (const floor of floorsOf(units)) await subordinates.insert(tx, floor)
    await this.audit.recordFirst(
      tx,
      units.map(({ id, parentId, origin }) => ({
        subject: `unit:${id}`,
        actorId: viewer.accountId,
        action: 'createSubordinateUnit',
        detail: { unitId: id, parentId, origin, byUnitId: viewer.unitId },
      })),
    )
    return subordinates.rows(
      tx,
      units.map(({ id }) => id),
    )
  }
}

/** The unit that creates stands at the end of the chain. */
const split = (chain: readonly Founder[] = []) => ({ creator: chain.at(-1), between: chain.slice(0, -1) })

/** Each floor's parents stand on the floors before it. */
function floorsOf(units: readonly NewSubordinate[]): NewSubordinate[][] {
  const floors: NewSubordinate[][] = []
  let open = [...units]
  while (open.length > 0) {
    const waiting = new Set(open.map(({ id }) => id))
    const floor = open.filter(({ parentId }) => !waiting.has(parentId))
    if (floor.length === 0) throw new Error('units to be made stand under each other in a circle')
    floors.push(floor)
    open = open.filter(({ parentId }) => waiting.has(parentId))
  }
  return floors
}
