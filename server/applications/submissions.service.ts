import type { Database } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { UnitStore } from '../units/unit.store.js'
import { decide } from '../workflow/application-workflow.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import { actorOf, type MoveRequest, type MovesService } from './moves.service.js'
import { factsOf, type SurroundingsService } from './surroundings.service.js'
import { freezeVersion } from './versions.js'

/** The applicant's own moves: hand in, take back. */
export class SubmissionsService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly moves: MovesService,
    private readonly surroundings: SurroundingsService,
  ) {}

  /**
   * Freezes a version and hands it to the applicant's unit, or, where nobody else there could review it, straight to the receiver.
   * @throws DomainError NOT_FOUND, NOT_APPLICANT, WINDOW_CLOSED, NO_DEFAULT_RECEIVER, NO_MATCHING_COMMITTEE, SECTIONS_INCOMPLETE, NOT_ELIGIBLE with params.rules, WRONG_STATUS, ALREADY_MOVED
   * Source: S14, S37, S44, S48.
   */
  submitApplication(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    const action = 'submitApplication'
    return this.db.transaction(async (tx) => {
      const { row, ground, repeated } = await this.moves.begin(tx, action, request, viewer)
      if (repeated) return row
      const around = await this.surroundings.of(tx, row)
      const refused = decide(action, factsOf(row, null), actorOf(viewer), around)
      const incomplete = refused?.rule === 'SECTIONS_INCOMPLETE' && { sections: around.incompleteSections.join(',') }
      const ineligible = refused?.rule === 'NOT_ELIGIBLE' && { rules: around.ineligible?.join(',') ?? '' }
      refuse(refused, incomplete || ineligible || around.windowParams(refused))
      const toUnitId = around.reviewedAtHome ? row.unitId : around.destinations[0]
      if (!toUnitId) throw new DomainError('NO_DEFAULT_RECEIVER', { cure: 'setDefaultReceiver', who: 'UNIT_ADMIN' })
      return this.moves.run(tx, {
        action,
        row,
        request,
        viewer,
        ground,
        ends: true,
        to: { status: await this.moves.statusAt(tx, toUnitId), holderUnitId: toUnitId, cameFromUnitId: null },
        versionNumber: await freezeVersion(tx, row.id),
        selfAdministered: !around.reviewedAtHome,
        // The switch takes effect for what is not in review yet.
        itemised: row.versionNumber === 0 ? await this.units.reviewsItemised(tx, row.unitId) : row.itemised,
        news: (params) => [{ to: { unitId: toUnitId }, kind: 'APPLICATION_ARRIVED', params: { ...params } }],
      })
    })
  }

  /** Takes a submitted application back as long as nobody has started handling it; the state before is restored. */
  withdrawApplication(request: MoveRequest, viewer: Viewer): Promise<ApplicationRow> {
    const action = 'withdrawApplication'
    return this.db.transaction(async (tx) => {
      const { row, ground, repeated } = await this.moves.begin(tx, action, request, viewer)
      if (repeated) return row
      const { hop } = ground
      refuse(decide(action, factsOf(row, hop), actorOf(viewer), await this.surroundings.of(tx, row)))
      if (!hop || !row.holderUnitId) throw new DomainError('NOTHING_TO_RECALL')
      const holder = row.holderUnitId
      return this.moves.run(tx, {
        action,
        row,
        request,
        viewer,
        ground,
        to: hop.before,
        restored: hop.before,
        ends: true,
        news: (params) => [{ to: { unitId: holder }, kind: 'APPLICATION_RECALLED', params: { ...params } }],
      })
    })
  }
}
