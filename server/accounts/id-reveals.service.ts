import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { InputFaults } from '../reference/input-faults.js'
import { standsOver } from '../units/unit-sight.js'
import type { UnitStore } from '../units/unit.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { AccountStore } from './account.store.js'
import type { IdNumbers } from './id-number.js'
import type { Throttle } from './throttle.js'

/** An ID number is masked everywhere; who needs it whole says why, and it is written down. Source: B14. */
export class IdRevealsService {
  constructor(
    private readonly db: Database,
    private readonly store: AccountStore,
    private readonly units: UnitStore,
    private readonly idNumbers: IdNumbers,
    private readonly throttle: Throttle,
    private readonly audit: AuditService,
  ) {}

  /**
   * For administrators of the person's unit and of those above it.
   * @throws DomainError NOT_FOUND to strangers, REASON_REQUIRED, TOO_MANY_REQUESTS
   */
  async reveal(input: { accountId: string; reason: string }, viewer: Viewer): Promise<{ accountId: string; idNumber: string }> {
    await this.throttle.attempt('reveal', viewer.accountId, 'TOO_MANY_REQUESTS')
    return this.db.transaction(async (tx) => {
      const account = await this.store.byId(tx, input.accountId)
      const unit = account && (await this.units.byId(account.unitId))
      if (!account || !unit || (unit.id !== viewer.unitId && !standsOver(viewer, unit))) throw new DomainError('NOT_FOUND')
      const reason = readReason(input.reason)
      const [sealed] = await tx.query<{ cipher: Buffer | null; hash: Buffer | null }>(
        'select id_cipher as cipher, id_hash as hash from account where id = $1',
        [account.id],
      )
      if (!sealed?.cipher || !sealed.hash) throw new DomainError('NOT_FOUND')
      const detail = { reason, byUnitId: viewer.unitId }
      await this.audit.record(tx, {
        subject: `account:${account.id}`,
        actorId: viewer.accountId,
        action: 'revealIdNumber',
        detail,
      })
      return { accountId: account.id, idNumber: this.idNumbers.open({ cipher: sealed.cipher, hash: sealed.hash }) }
    })
  }
}

/** A reason of 4 to 200 characters that does not itself spell out a number: it is kept for ever. */
function readReason(typed: string): string {
  const faults = new InputFaults()
  const reason = faults.text('reason', typed, { max: 200 }) ?? ''
  if (/\d{11,}/.test(reason.normalize('NFKC').replace(/[\s-]/g, ''))) faults.add('reason', 'NO_NUMBERS')
  faults.refuse()
  if ([...reason].length >= 4) return reason
  throw new DomainError('REASON_REQUIRED', { cure: 'correctField', who: 'YOU', fields: [{ field: 'reason', code: 'REQUIRED' }] })
}
