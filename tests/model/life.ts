import type {
  ApplicationAction,
  ApplicationFacts,
  ApplicationStatus,
  Circumstances,
} from '../../server/workflow/application-facts.js'
import { decide } from '../../server/workflow/application-workflow.js'
import type { Verdict } from '../../server/workflow/verdicts.js'
import { sees, type Viewer } from '../../server/workflow/who-may.js'
import type { Ground } from './ground.js'

/** Where an application is, without its instants. */
export interface Whereabouts {
  status: ApplicationStatus
  holder: string | null
  handling: boolean
  cameFrom: string | null
  /** Place in `hops` of the hop that brought it here. */
  last: number | null
}

export interface Draft {
  /** By section; only what judged the content that stands. */
  items: Record<string, Verdict | null>
  signed: boolean
}

export interface Hop {
  action: ApplicationAction
  from: string | null
  to: string | null
  actor: string
  /** The absent colleague in whose place it was done. */
  behalf: string | null
  key: string
  before: Whereabouts
  /** The 审批单 that went with it. */
  draft: Draft | null
}

/** One application as the model believes it to be. */
export interface Life extends Whereabouts {
  applicant: string
  unit: string
  revision: number
  version: number
  trail: string[]
  hops: Hop[]
  draft: Draft | null
  itemised: boolean
  summary: { text: string; revision: number; locked: boolean }
}

/** One act as it is going to be tried. */
export interface Move {
  action: ApplicationAction
  actor: Viewer
  /** Whose application it is, and the unit it is filed through. */
  applicantId: string
  unitId: string
  key: string
  /** The caller's revision is the one read before the step, or an older one. */
  revision: number
  opinion: string | null
  toUnitId: string
  /** By section, for saveApprovalForm. */
  verdicts: Record<string, Verdict>
  signed: boolean
  text: string
  sectionRevision: number
}

const moving = [
  'submitApplication',
  'withdrawApplication',
  'reportUp',
  'returnToApplicant',
  'sendBack',
  'recall',
  'accept',
] as const
/** Carried out by 办理离职 and by closing a unit, which take the application as they find it and leave it where it is beyond them. */
export const within = ['endApplication', 'passToSuperior'] as const
const isWithin = (action: ApplicationAction): boolean => (within as readonly string[]).includes(action)
export const isMoving = (action: ApplicationAction): boolean => (moving as readonly string[]).includes(action)

/** What comes of a move: its code (OK when it is allowed) and the life after it. */
export interface Outcome {
  code: string
  life: Life
}

export function expected(life: Life, move: Move, ground: Ground): Outcome {
  const { action, actor } = move
  const no = (code: string): Outcome => ({ code, life })
  // Who may let somebody go or close a unit is asked of the person and the unit.
  if (!isWithin(action) && !sees(actor, seenOf(life, ground))) return no('NOT_FOUND')
  if (isMoving(action)) {
    const earlier = life.hops.find((hop) => hop.actor === actor.accountId && hop.key === move.key)
    if (earlier) return no(earlier.action === action ? 'OK' : 'IDEMPOTENCY_KEY_REUSED')
    if (move.revision !== life.revision) return no('ALREADY_MOVED')
  }
  if (isWithin(action) && life.holder !== null && life.holder !== life.unit) return { code: 'OK', life: goesOn(life, action) }
  if (action === 'passToSuperior' && life.holder === null) return { code: 'OK', life }
  const refused = decide(action, factsOf(life), actorOf(actor), circumstancesOf(life, move, ground))
  if (action === 'startHandling' && refused?.rule === 'HANDLING_STARTED' && life.holder === actor.unitId) return no('OK')
  if (refused) return no(refused.rule)
  if (action === 'saveSection' && life.summary.locked) return no('SECTION_LOCKED')
  if (action === 'saveSection' && move.sectionRevision !== life.summary.revision) return no('STALE_REVISION')
  return { code: 'OK', life: after(life, move, ground) }
}

/** Nobody sends back to a unit that is closed. */
const goesOn = (life: Life, action: ApplicationAction): Life =>
  action === 'passToSuperior' && life.cameFrom === life.unit ? { ...life, cameFrom: null } : life

const seenOf = (life: Life, ground: Ground) => ({
  applicantId: life.applicant,
  unitId: life.unit,
  unitAncestorIds: ground.place(life.unit).ancestorIds,
  holderUnitId: life.holder,
  trailUnitIds: life.trail,
  submitted: life.version > 0,
})

/** Whoever stands in for a colleague reviews like them, and keeps off the same people’s applications. */
function actorOf({ accountId, unitId, unitKind, hat, standsInFor }: Viewer) {
  const administers = hat === 'UNIT_ADMIN'
  const tooNear = standsInFor ? [accountId, standsInFor.accountId, standsInFor.namedById] : [accountId]
  return { accountId, unitId, unitKind, administers, reviews: administers || Boolean(standsInFor), tooNear }
}

function factsOf(life: Life): ApplicationFacts {
  const hop = life.last === null ? null : (life.hops[life.last] as Hop)
  return {
    applicantId: life.applicant,
    unitId: life.unit,
    status: life.status,
    holderUnitId: life.holder,
    handlingStarted: life.handling,
    cameFromUnitId: life.cameFrom,
    lastHop: hop && { action: hop.action, fromUnitId: hop.from },
  }
}

function circumstancesOf(life: Life, move: Move, ground: Ground): Circumstances {
  const verdicts = Object.values(life.draft?.items ?? {})
  const asking = ['reportUp', 'returnToApplicant', 'sendBack', 'accept'].includes(move.action)
  return {
    filing: 'open',
    review: 'open',
    nobodyReceives: ground.nobodyReceives(life.holder ?? life.unit),
    incompleteSections: life.holder === null && life.summary.text === '' ? ['summary'] : [],
    destinations: ground.destinations(life.holder ?? life.unit, life.unit),
    reviewedAtHome: ground.reviewedAtHome(life.applicant),
    openNo: verdicts.filter((verdict) => verdict === 'NO').length,
    unjudged: verdicts.filter((verdict) => verdict === null).length,
    recommendationSigned: life.draft?.signed ?? false,
    correctionsListed: life.hops.some(({ action, from }) => action === 'returnToApplicant' && from === life.holder),
    opinion: !asking ? 'toBeWritten' : move.opinion?.trim() ? 'given' : 'missing',
    ...(move.action === 'endApplication' && { leaves: true }),
    ...(move.action === 'passToSuperior' && { closingFor: ground.superiorOf(life.unit) }),
    ...(move.action === 'reportUp' && { chosenDestination: move.toUnitId }),
  }
}

function after(life: Life, move: Move, ground: Ground): Life {
  const { action, actor } = move
  switch (action) {
    case 'saveSection':
      if (life.summary.text === move.text) return life
      return { ...life, summary: { ...life.summary, text: move.text, revision: life.summary.revision + 1 } }
    case 'startHandling':
      return { ...life, handling: true, draft: { items: {}, signed: false }, revision: life.revision + 1 }
    case 'saveApprovalForm':
      return { ...life, draft: { items: { ...life.draft?.items, ...move.verdicts }, signed: move.signed } }
    case 'submitApplication': {
      const to = ground.reviewedAtHome(life.applicant) ? life.unit : (ground.destinations(life.unit, life.unit)[0] as string)
      const version = life.version + 1
      const itemised = life.version === 0 ? ground.place(life.unit).itemised : life.itemised
      return { ...hop(life, move, { status: ground.statusAt(to), holder: to, cameFrom: null }), version, itemised }
    }
    case 'reportUp':
      return hop(life, move, { status: ground.statusAt(move.toUnitId), holder: move.toUnitId, cameFrom: life.holder })
    case 'returnToApplicant':
      return hop(life, move, { status: 'RETURNED', holder: null, cameFrom: null })
    case 'sendBack': {
      const reported = life.hops.findLast((one) => one.action === 'reportUp' && one.from === life.cameFrom)
      return hop(life, move, { status: 'WITH_UNIT', holder: life.cameFrom, cameFrom: reported?.before.cameFrom ?? null })
    }
    case 'accept':
      return hop(life, move, { status: 'ACCEPTED', holder: actor.unitId, cameFrom: life.cameFrom })
    case 'endApplication':
      return hop(life, ownKey(life, move), { status: 'ENDED', holder: null, cameFrom: null })
    case 'passToSuperior':
      return hop(life, ownKey(life, move), { status: 'WITH_UNIT', holder: ground.superiorOf(life.unit), cameFrom: null })
    case 'recall':
    case 'withdrawApplication': {
      const undone = life.hops[life.last as number] as Hop
      return { ...hop(life, move, undone.before), ...undone.before, draft: undone.draft }
    }
    default:
      return life
  }
}

/** What is part of another act has a key made of what it found. */
const ownKey = (life: Life, move: Move): Move => ({ ...move, key: `${move.key}-${life.revision}` })

function hop(life: Life, { action, actor, key }: Move, to: Pick<Whereabouts, 'status' | 'holder' | 'cameFrom'>): Life {
  const { status, holder, handling, cameFrom, last, draft } = life
  const made: Hop = {
    action,
    from: holder,
    to: to.holder,
    actor: actor.accountId,
    behalf: actor.accountId === life.applicant ? null : (actor.standsInFor?.accountId ?? null),
    key,
    before: { status, holder, handling, cameFrom, last },
    draft,
  }
  const trail = to.holder === null || life.trail.includes(to.holder) ? life.trail : [...life.trail, to.holder]
  return {
    ...life,
    status: to.status,
    holder: to.holder,
    cameFrom: to.cameFrom,
    handling: false,
    draft: null,
    trail,
    last: life.hops.length,
    hops: [...life.hops, made],
    revision: life.revision + 1,
  }
}
