import type { ApplicationRow } from '../applications/application.store.js'
import { inPlaceOf, type MovesService } from '../applications/moves.service.js'
import { incompleteSections } from '../applications/versions.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError, refuse, refuseFaults, type FieldFault } from '../errors.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormRow, ApprovalFormStore, ItemInput, Opinion } from './approval-form.store.js'
import type { JudgedSurroundingsService } from './judged-surroundings.service.js'

export interface SaveApprovalFormRequest extends Partial<Opinion> {
  applicationId: string
  items: readonly ItemInput[]
}

const longest = { recommendation: 2000, signedName: 50, comment: 1000 }

/** The holder's desk: open an application, judge it section by section, write the opinion. */
export class ApprovalFormsService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesService,
    private readonly surroundings: JudgedSurroundingsService,
    private readonly forms: ApprovalFormStore,
    private readonly audit: AuditService,
  ) {}

  /**
   * 办理: takes a pending application onto the desk and opens its 审批单.
   * @throws DomainError NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, HANDLING_STARTED, ALREADY_MOVED
   * Source: S34.
   */
  startHandling(applicationId: string, viewer: Viewer): Promise<ApplicationRow> {
    return this.db.transaction(async (tx) => {
      const row = await this.moves.lock(tx, applicationId, viewer)
      const { refused } = await this.surroundings.refusal(tx, 'startHandling', row, viewer, { opinion: 'toBeWritten' })
      // Opening what one's own unit already has open is no mistake.
      if (refused?.rule === 'HANDLING_STARTED' && row.holderUnitId === viewer.unitId) return row
      refuse(refused, refused && (await this.moves.whoMoved(tx, row)))
      const started = await this.moves.store.startHandling(tx, row, viewer.accountId)
      if (!started) throw new DomainError('ALREADY_MOVED', { cure: 'reload', who: 'YOU' })
      const { versionNumber } = row
      const incomplete = (await incompleteSections(tx, [applicationId])).get(applicationId) ?? []
      await this.forms.openDraft(tx, { applicationId, unitId: viewer.unitId, versionNumber }, viewer, incomplete)
      await this.audit.record(tx, {
        subject: `application:${row.id}`,
        actorId: viewer.accountId,
        action: 'startHandling',
        detail: inPlaceOf(viewer, row),
      })
      return started
    })
  }

  /**
   * 保存: the 审批单 and 推荐意见 as a draft, before any dispatch. Naming an item that stands as 是 from an earlier round with
   * another verdict opens it again, which the trail tells. Source: S41.
   * @throws DomainError NOT_FOUND, NOT_HOLDER, OWN_APPLICATION, HANDLING_NOT_STARTED, INVALID_INPUT
   * Source: S35, S36.
   */
  saveApprovalForm(request: SaveApprovalFormRequest, viewer: Viewer): Promise<ApprovalFormRow> {
    return this.db.transaction(async (tx) => {
      const row = await this.moves.lock(tx, request.applicationId, viewer)
      const { refused } = await this.surroundings.refusal(tx, 'saveApprovalForm', row, viewer, { opinion: 'toBeWritten' })
      refuse(refused, refused && (await this.moves.whoMoved(tx, row)))
      refuseFaults(faultsOf(request))
      const [draft] = await this.forms.drafts(tx, [{ applicationId: row.id, unitId: viewer.unitId }])
      if (!draft) throw new DomainError('HANDLING_NOT_STARTED', { cure: 'startHandling', who: 'HOLDER' })
      const { recommendation, signedName, signedOn } = { ...draft, ...given(request) }
      await this.forms.save(tx, draft.id, viewer, { recommendation, signedName, signedOn })
      const { unknown, reopened } = await this.forms.saveItems(tx, draft.id, request.items)
      refuseFaults(unknown.map((key) => ({ field: `items.${key}`, code: 'UNKNOWN_SECTION' })))
      await this.audit.record(tx, {
        subject: `application:${row.id}`,
        actorId: viewer.accountId,
        action: 'saveApprovalForm',
        detail: {
          formId: draft.id,
          ...inPlaceOf(viewer, row),
          verdicts: Object.fromEntries(request.items.map((item) => [item.sectionKey, item.verdict ?? null])),
        },
      })
      if (reopened.length > 0)
        await this.audit.record(tx, {
          subject: `application:${row.id}`,
          actorId: viewer.accountId,
          action: 'reopenItems',
          detail: { formId: draft.id, sections: reopened, ...inPlaceOf(viewer, row) },
        })
      const [saved] = await this.forms.drafts(tx, [{ applicationId: row.id, unitId: viewer.unitId }])
      if (!saved) throw new Error('the saved draft is gone')
      return saved
    })
  }
}

/** What the request leaves out stays as it was; what it gives is trimmed, empty means none. */
function given(request: SaveApprovalFormRequest): Partial<Opinion> {
  const fields = ['recommendation', 'signedName', 'signedOn'] as const
  return Object.fromEntries(fields.filter((key) => request[key] !== undefined).map((key) => [key, request[key]?.trim() || null]))
}

function faultsOf({ recommendation, signedName, signedOn, items }: SaveApprovalFormRequest): FieldFault[] {
  const faults: FieldFault[] = []
  const tooLong = (field: string, text: string | null | undefined, limit: number) => {
    if ((text?.length ?? 0) > limit) faults.push({ field, code: 'TOO_LONG' })
  }
  tooLong('recommendation', recommendation, longest.recommendation)
  tooLong('signedName', signedName, longest.signedName)
  for (const item of items) tooLong(`items.${item.sectionKey}.comment`, item.comment, longest.comment)
  // The calendar of Asia/Shanghai may be a day ahead of UTC.
  const tomorrow = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  if (signedOn && signedOn > tomorrow) faults.push({ field: 'signedOn', code: 'IN_THE_FUTURE' })
  if (new Set(items.map((item) => item.sectionKey)).size < items.length) faults.push({ field: 'items', code: 'REPEATED' })
  return faults
}
