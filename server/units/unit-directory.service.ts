import type { Database } from '../database/database.js'
import type { Page, PageArgs } from '../database/page.js'
import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import { receiverIsFixed, receiverQuery } from '../workflow/routing.js'
import type { UnitLevel } from '../workflow/unit-facts.js'
import type { Viewer } from '../workflow/who-may.js'
import { checkPlace } from './clean-profile.js'
import { intended } from './unit-circumstances.store.js'
import { UnitDirectoryStore, type OfficeRow } from './unit-directory.store.js'
import { UnitListStore, type UnitFilter } from './unit-list.store.js'
import { seesWhole } from './unit-sight.js'
import type { UnitRow, UnitStore } from './unit.store.js'

/** Units as they are looked up: by everybody, by their superiors and by those who choose a receiver. */
export class UnitDirectoryService {
  private readonly directory: UnitDirectoryStore
  private readonly list: UnitListStore

  constructor(
    private readonly db: Database,
    private readonly store: UnitStore,
    private readonly reference: ReferenceCache,
  ) {
    this.directory = new UnitDirectoryStore(db)
    this.list = new UnitListStore(db)
  }

  /** Source: S31. */
  offices(): Promise<OfficeRow[]> {
    return this.directory.offices()
  }

  /** Source: S5. */
  verticalSuperiors(): Promise<OfficeRow[]> {
    return this.directory.verticalSuperiors()
  }

  /**
   * Who receives from a unit of this level and division. Source: S7.
   * @throws DomainError DIVISION_LEVEL_MISMATCH
   */
  async whomToAsk(level: UnitLevel, divisionCode: string): Promise<OfficeRow[]> {
    const faults = new InputFaults()
    checkPlace(faults, 'divisionCode', level, divisionCode, this.reference)
    faults.refuse()
    const units = await this.directory.receivers(receiverQuery({ level, divisionCode }), null)
    return units.map(({ id, ...unit }) => ({ unitId: id, ...unit }))
  }

  /** @throws DomainError INVALID_INPUT when the name has less than two characters */
  joinableUnits(name: string): Promise<OfficeRow[]> {
    const faults = new InputFaults()
    const part = faults.text('name', name, { max: 100, required: true })
    if (part && [...part].length < 2) faults.add('name', 'TOO_SHORT')
    faults.refuse()
    return this.directory.joinable(part ?? '')
  }

  /** What the viewer's unit may choose as receiver; empty where the superior receives. Source: S18-S22. */
  async receivingUnitCandidates(name: string | null | undefined, viewer: Viewer): Promise<UnitRow[]> {
    const [row, facts] = await Promise.all([this.store.byId(viewer.unitId), this.store.facts(this.db, [viewer.unitId])])
    const unit = facts.get(viewer.unitId)
    if (!row || !unit || receiverIsFixed(unit)) return []
    const places = row.change ? [unit, intended(unit, row)] : [unit]
    const found = await Promise.all(places.map((place) => this.directory.receivers(receiverQuery(place), name ?? null)))
    const byId = new Map(found.flat().map((candidate) => [candidate.id, candidate]))
    byId.delete(viewer.unitId)
    return [...byId.values()]
  }

  units(filter: UnitFilter, page: PageArgs, viewer: Viewer): Promise<Page<UnitRow>> {
    return this.list.page(filter, page, viewer)
  }

  /** The own unit, one the viewer stands over, and those linked to the own unit as sender or receiver; else null. */
  async unit(id: string, viewer: Viewer): Promise<UnitRow | null> {
    const row = isUuid(id) ? await this.store.byId(id) : undefined
    if (!row) return null
    const visible = seesWhole(viewer, row) || (await this.store.areNeighbours(viewer.unitId, row.id))
    return visible ? row : null
  }
}
