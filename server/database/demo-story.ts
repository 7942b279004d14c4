import type { Place } from '../applications/move.store.js'
import type { ApplicationAction } from '../workflow/application-facts.js'
import type { NotificationKind } from '../notifications/notification-kind.js'
import type { DemoAccount } from './demo-accounts.js'
import { dayOf, idAt } from './demo-ids.js'
import { known } from './demo-routes.js'
import type { Step } from './demo-scenarios.js'

export interface Hop {
  id: string
  seq: number
  action: ApplicationAction
  fromUnitId: string | null
  toUnitId: string | null
  actor: DemoAccount
  at: Date
  opinion: string | null
  versionNumber: number
  formId: string | null
  before: Place
}

export interface Verdict {
  verdict: 'YES' | 'NO' | null
  comment: string | null
}

export interface Sheet {
  id: string
  unitId: string
  reviewer: DemoAccount
  versionNumber: number
  recommendation: string | null
  signedOn: string | null
  savedAt: Date
  dispatchedAt: Date | null
  dispatchAction: ApplicationAction | null
  /** By section. */
  items: Map<string, Verdict>
}

export interface Act {
  at: Date
  actorId: string
  action: string
  detail: Record<string, unknown>
}

export interface Told {
  at: Date
  to: { unitId: string } | { accountId: string }
  kind: NotificationKind
  /** The unit of whoever moved it. */
  unitName: string
}

/** Sections whose correction is asked for; version 2 has changed both. */
const corrections = new Map([
  ['education', '请补填证明人。'],
  ['summary', '请补充任现职以来的工作实绩和考核情况。'],
])
const returnOpinion = '申报材料有两处需要补充，请按审批单中的修改意见修改后重新提交。'
const recommendation = '经审核，该同志申报材料真实、完整、有效，符合申报条件，同意推荐。'

/** Lives through an application's steps the way the services move it, and remembers every row they would have written. */
export class DemoStory {
  readonly hops: Hop[] = []
  readonly sheets: Sheet[] = []
  readonly acts: Act[] = []
  readonly told: Told[] = []
  /** When each version was handed in. */
  readonly versions: Date[] = []
  readonly trail: string[] = []
  place: Place
  revision = 1
  urgedAt: Date | null = null
  private at: Date

  /**
   * @param route the units of its way; without the own one where the applicant is its only administrator
   * @param sections keys of the written sections, the items of an 审批单
   */
  constructor(
    private readonly id: string,
    private readonly applicant: DemoAccount,
    private readonly route: readonly string[],
    private readonly sections: readonly string[],
    private readonly administratorOf: (unitId: string) => DemoAccount,
    startedAt: Date,
  ) {
    this.at = startedAt
    this.place = {
      status: 'DRAFT',
      holderUnitId: null,
      holderSince: startedAt.toISOString(),
      handlingStartedAt: null,
      handlerId: null,
      cameFromUnitId: null,
      lastTransferId: null,
    }
  }

  live(step: Step, at: Date): void {
    this.at = at
    this.steps[step]()
  }

  private readonly steps: Record<Step, () => void> = {
    submit: () => {
      const [first = ''] = this.route
      this.versions.push(this.at)
      this.move('submitApplication', first, this.statusAt(first), null)
      this.tell({ unitId: first }, 'APPLICATION_ARRIVED')
    },
    withdraw: () => this.takeBack('withdrawApplication'),
    recall: () => this.takeBack('recall'),
    handle: () => {
      const reviewer = this.holder()
      this.place = { ...this.place, handlingStartedAt: this.at.toISOString(), handlerId: reviewer.id }
      this.revision += 1
      this.act(reviewer, 'startHandling')
      this.openSheet(reviewer)
    },
    judge: () => this.judge(this.sections.slice(0, 4), new Map()),
    reportUp: () => {
      const next = this.route[this.route.indexOf(this.place.holderUnitId ?? '') + 1] ?? ''
      this.judge(this.sections, new Map())
      this.move('reportUp', next, this.statusAt(next), this.place.holderUnitId)
      this.tell({ unitId: next }, 'APPLICATION_ARRIVED')
    },
    returnToApplicant: () => {
      this.judge(this.sections, corrections)
      this.move('returnToApplicant', null, 'RETURNED', null, returnOpinion)
      this.tell({ accountId: this.applicant.id }, 'APPLICATION_RETURNED')
    },
    sendBack: () => {
      const sender = this.place.cameFromUnitId ?? ''
      const reported = this.hops.findLast((hop) => hop.action === 'reportUp' && hop.fromUnitId === sender)
      const opinion = '推荐意见请写明该同志的岗位聘用情况后重新上报。'
      this.move('sendBack', sender, 'WITH_UNIT', reported?.before.cameFromUnitId ?? null, opinion)
      this.tell({ unitId: sender }, 'APPLICATION_SENT_BACK')
    },
    urge: () => {
      this.urgedAt = this.at
      this.act(this.applicant, 'urge')
      this.tell({ unitId: this.place.holderUnitId ?? '' }, 'URGED')
    },
    accept: () => {
      this.move('accept', this.place.holderUnitId, 'ACCEPTED', this.place.cameFromUnitId)
      this.tell({ accountId: this.applicant.id }, 'APPLICATION_ACCEPTED')
    },
  }

  private holder = () => this.administratorOf(this.place.holderUnitId ?? '')
  private statusAt = (unitId: string) => (known(unitId).kind === 'COMMITTEE_OFFICE' ? 'WITH_COMMITTEE' : 'WITH_UNIT')

  private move(
    action: ApplicationAction,
    toUnitId: string | null,
    status: Place['status'],
    cameFromUnitId: string | null,
    opinion: string | null = null,
    restored?: Place,
    by?: DemoAccount,
  ): void {
    const actor = by ?? (this.place.holderUnitId ? this.holder() : this.applicant)
    const draft = restored ? undefined : this.sheets.find((sheet) => !sheet.dispatchedAt)
    if (draft) Object.assign(draft, { dispatchedAt: this.at, dispatchAction: action })
    const hop: Hop = {
      id: idAt(this.at, `${this.id}:${this.hops.length}`),
      seq: this.hops.length + 1,
      action,
      toUnitId,
      actor,
      at: this.at,
      opinion,
      fromUnitId: this.place.holderUnitId,
      versionNumber: this.versions.length,
      formId: draft?.id ?? null,
      before: this.place,
    }
    this.hops.push(hop)
    this.place = restored ?? {
      status,
      holderUnitId: toUnitId,
      cameFromUnitId,
      holderSince: this.at.toISOString(),
      handlingStartedAt: null,
      handlerId: null,
      lastTransferId: hop.id,
    }
    const holder = this.place.holderUnitId
    if (holder && !this.trail.includes(holder)) this.trail.push(holder)
    this.revision += 1
    this.urgedAt = null
    const detail = { transferId: hop.id, from: hop.fromUnitId, to: toUnitId, status: this.place.status }
    this.act(actor, action, { ...detail, versionNumber: hop.versionNumber })
  }

  private takeBack(action: 'recall' | 'withdrawApplication'): void {
    const last = this.hops.find((hop) => hop.id === this.place.lastTransferId)
    if (!last) throw new Error('nothing to take back')
    const sheet = this.sheets.find(({ id }) => id === last.formId)
    if (sheet) Object.assign(sheet, { dispatchedAt: null, dispatchAction: null })
    const { before } = last
    const holder = this.place.holderUnitId ?? ''
    this.move(action, before.holderUnitId, before.status, before.cameFromUnitId, null, before, last.actor)
    this.tell({ unitId: holder }, 'APPLICATION_RECALLED', last.actor)
  }

  /** Verdicts of the unit's earlier sheet stand where the content has not changed. Source: S41. */
  private openSheet(reviewer: DemoAccount): void {
    const earlier = this.sheets.findLast((sheet) => sheet.unitId === reviewer.unitId)
    const stands = (key: string) => earlier && (earlier.versionNumber === this.versions.length || !corrections.has(key))
    const nothing: Verdict = { verdict: null, comment: null }
    this.sheets.push({
      id: idAt(this.at, `${this.id}:sheet`),
      unitId: reviewer.unitId,
      reviewer,
      versionNumber: this.versions.length,
      recommendation: earlier?.recommendation ?? null,
      signedOn: null,
      savedAt: this.at,
      dispatchedAt: null,
      dispatchAction: null,
      items: new Map(this.sections.map((key) => [key, (stands(key) && earlier?.items.get(key)) || nothing])),
    })
  }

  private judge(sections: readonly string[], faulty: ReadonlyMap<string, string>): void {
    const sheet = this.sheets.find(({ dispatchedAt }) => !dispatchedAt)
    if (!sheet) throw new Error('nothing is being handled')
    for (const key of sections) {
      const comment = faulty.get(key) ?? null
      sheet.items.set(key, { verdict: comment ? 'NO' : 'YES', comment })
    }
    const signed = sections.length === this.sections.length && faulty.size === 0
    Object.assign(sheet, { savedAt: this.at, ...(signed && { recommendation, signedOn: dayOf(this.at) }) })
    const verdicts = Object.fromEntries([...sheet.items].map(([key, { verdict }]) => [key, verdict]))
    this.act(sheet.reviewer, 'saveApprovalForm', { formId: sheet.id, verdicts })
  }

  act(actor: DemoAccount, action: string, detail: Record<string, unknown> = {}): void {
    this.acts.push({ at: this.at, actorId: actor.id, action, detail })
  }

  private tell(to: Told['to'], kind: NotificationKind, by = this.hops.at(-1)?.actor ?? this.applicant): void {
    this.told.push({ at: this.at, to, kind, unitName: by.unitName })
  }
}
