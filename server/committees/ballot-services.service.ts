import type { MovesService } from '../applications/moves.service.js'
import type { SurroundingsService } from '../applications/surroundings.service.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { BallotsService } from './ballots.service.js'
import type { MeetingDeskService } from './meeting-desk.service.js'
import { MinutesService } from './minutes.service.js'
import { ResultsDecisionsService, type Granted } from './results-decisions.service.js'
import { ResultsPostingStore } from './results-posting.store.js'
import { ResultsService } from './results.service.js'

/** What a meeting is done with once its panel is drawn: from the check-in to the decision. */
export function ballotServices(needs: {
  db: Database
  desk: MeetingDeskService
  reference: ReferenceCache
  moves: MovesService
  surroundings: SurroundingsService
  audit: AuditService
  granted: (tx: Transaction, granted: Granted) => Promise<void>
}) {
  const { db, desk, reference, moves, surroundings, audit, granted } = needs
  return {
    ballots: new BallotsService(db, desk, audit),
    minutes: new MinutesService(db, desk, audit),
    results: new ResultsService(db, desk, reference, audit),
    decisions: new ResultsDecisionsService(db, desk, moves, surroundings, audit, granted),
    resultsPostings: new ResultsPostingStore(db),
  }
}
