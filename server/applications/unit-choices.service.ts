import type { Database } from '../database/database.js'
import { InputFaults } from '../reference/input-faults.js'
import { isUuid } from '../reference/uuid.js'
import type { OfficeRow } from '../units/unit-directory.store.js'
import { UnitChoiceStore } from './unit-choice.store.js'

const mostIds = 20

/** Units offered where applications are looked for by filing unit or holder. Source: S55. */
export class UnitChoicesService {
  private readonly store: UnitChoiceStore

  constructor(db: Database) {
    this.store = new UnitChoiceStore(db)
  }

  /**
   * Those with the ids first, then those whose name has the part; what is unknown is left out.
   * @throws DomainError INVALID_INPUT
   */
  async unitChoices(name: string | null | undefined, ids: readonly string[]): Promise<OfficeRow[]> {
    const faults = new InputFaults()
    const part = faults.text('name', name, { max: 100 })
    if (ids.length > mostIds) faults.add('chosenIds', 'OUT_OF_RANGE')
    else ids.forEach((id, at) => isUuid(id) || faults.add(`chosenIds.${at}`, 'NOT_A_CHOICE'))
    faults.refuse()
    const [chosen, named] = await Promise.all([
      ids.length > 0 ? this.store.byIds(ids) : [],
      part ? this.store.named(part.toLowerCase()) : [],
    ])
    const taken = new Set(chosen.map(({ unitId }) => unitId))
    return [...chosen, ...named.filter(({ unitId }) => !taken.has(unitId))]
  }
}
