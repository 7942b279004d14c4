import { columns, type ApplicationRow } from '../../../server/applications/application.store.js'
import { DomainError } from '../../../server/errors.js'
import type { ItemInput } from '../../../server/reviews/approval-form.store.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, type County } from '../applications/county.js'

export const school = '疏附县第七中学'
export const bureau = '疏附县人力资源和社会保障局'

/** A county whose people act by name, one line an act; `row` is always the application as it stands. */
export class Desk {
  private keys = 0

  private constructor(readonly county: County) {}

  /** @param itemised 逐项审批 is switched on by the bureau for its subtree */
  static async open({ itemised }: { itemised: boolean }): Promise<Desk> {
    const county = await openCounty()
    await county.db.query('update unit set itemised_review = $2 where name = $1', [bureau, itemised])
    return new Desk(county)
  }

  get services() {
    return this.county.services
  }

  viewer(key: string): Promise<Viewer> {
    return this.county.viewer(key)
  }

  async row(id: string): Promise<ApplicationRow> {
    const [row] = await this.county.db.query<ApplicationRow & object>(`select ${columns} from application where id = $1`, [id])
    if (!row) throw new Error('the application is not there')
    return row
  }

  /** Begun, filled and handed in by 古丽. */
  async submitted(): Promise<ApplicationRow> {
    const guli = await this.viewer('guli')
    const application = await this.county.begun('guli')
    await this.county.fill(application, guli)
    return this.county.submit(application, guli)
  }

  /** 办理, every item 是 but the named ones, the opinion signed. `verdict: null` leaves an item open. */
  async judge(id: string, who: string, verdicts: Record<string, ItemInput['verdict']> = {}): Promise<void> {
    const viewer = await this.viewer(who)
    await this.services.approvalForms.startHandling(id, viewer)
    const [draft] = await this.services.formStore.drafts(this.county.db, [{ applicationId: id, unitId: viewer.unitId }])
    const items = await this.services.formStore.itemsOf(this.county.db, [draft?.id ?? ''])
    await this.services.approvalForms.saveApprovalForm(
      {
        applicationId: id,
        recommendation: '同意推荐。',
        signedName: viewer.personName,
        signedOn: '2026-11-20',
        items: items.map(({ sectionKey }) => ({
          sectionKey,
          verdict: sectionKey in verdicts ? verdicts[sectionKey] : 'YES',
          comment: null,
          authentic: true,
          complete: true,
          valid: true,
        })),
      },
      viewer,
    )
  }

  async move(
    act: 'submitApplication' | 'withdrawApplication' | 'returnToApplicant' | 'sendBack' | 'recall' | 'reportUp',
    id: string,
    who: string,
    opinion?: string,
  ): Promise<ApplicationRow> {
    const viewer = await this.viewer(who)
    const { revision } = await this.row(id)
    const request = { applicationId: id, revision, idempotencyKey: `desk-move-${++this.keys}`, opinion }
    const { submissions, dispatches, recalls } = this.services
    if (act === 'submitApplication' || act === 'withdrawApplication') return submissions[act](request, viewer)
    if (act === 'recall') return recalls.recall(request, viewer)
    if (act !== 'reportUp') return dispatches[act](request, viewer)
    const row = await this.row(id)
    const { destinations } = await this.services.judged.of(this.county.db, row)
    return dispatches.reportUp({ ...request, toUnitId: destinations[0] ?? '' }, viewer)
  }

  /** Writes into one section as 古丽, at its present revision. */
  async write(id: string, key: string, content: { values?: Record<string, unknown>; rows?: Record<string, unknown>[] }) {
    const [section] = await this.county.db.query<{ revision: number }>(
      'select revision from section where application_id = $1 and key = $2',
      [id, key],
    )
    const request = { applicationId: id, key, revision: section?.revision ?? 0, ...content }
    return this.services.sections.saveSection(request, await this.viewer('guli'))
  }

  async locked(id: string): Promise<string[]> {
    const rows = await this.county.db.query<{ key: string }>(
      'select key from section where application_id = $1 and locked order by key',
      [id],
    )
    return rows.map(({ key }) => key)
  }

  close(): Promise<void> {
    return this.county.close()
  }
}

/** The refusal with its cure, or an error when it was allowed. */
export async function refused(act: Promise<unknown>): Promise<DomainError> {
  const error = await act.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (error instanceof DomainError) return error
  throw error ?? new Error('it was allowed')
}
