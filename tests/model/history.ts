import fc from 'fast-check'
import type { ApplicationAction } from '../../server/workflow/application-facts.js'
import type { Viewer } from '../../server/workflow/who-may.js'
import type { Ground } from './ground.js'
import { expected, type Life, type Move } from './life.js'
import { routes, type RouteName } from './routes.js'

/** A throw of dice; what it means depends on where the application is by then. */
export interface Dice {
  pick: number
  actor: number
  /** Anything by anybody, mostly refused; else something the rules allow. */
  wild: boolean
  slip: 'none' | 'staleRevision' | 'repeatedKey' | 'wrongTarget'
  judgement: 'allYes' | 'oneNo' | 'unsigned'
  opinion: string | null
  text: string
}

export interface Step {
  one: Dice
  /** Tried at the same instant. */
  other: Dice | 'sameClick' | null
}

export interface History {
  route: RouteName
  steps: Step[]
}

export const actions: readonly ApplicationAction[] = [
  'saveSection',
  'submitApplication',
  'withdrawApplication',
  'startHandling',
  'saveApprovalForm',
  'reportUp',
  'returnToApplicant',
  'sendBack',
  'recall',
  'requestSendBack',
  'urge',
  'accept',
]

const dice: fc.Arbitrary<Dice> = fc.record({
  pick: fc.nat(9999),
  actor: fc.nat(7),
  wild: fc.integer({ min: 0, max: 4 }).map((value) => value === 0),
  slip: fc.oneof(
    { weight: 9, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('staleRevision' as const, 'repeatedKey' as const, 'wrongTarget' as const) },
  ),
  judgement: fc.oneof(
    { weight: 5, arbitrary: fc.constant('allYes' as const) },
    { weight: 2, arbitrary: fc.constant('oneNo' as const) },
    { weight: 1, arbitrary: fc.constant('unsigned' as const) },
  ),
  opinion: fc.constantFrom('请核实。', '请核实。', null),
  text: fc.constantFrom('一直承担教学和教研工作。', '完成了各项任务。', ''),
})

const step: fc.Arbitrary<Step> = fc.record({
  one: dice,
  other: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.oneof({ weight: 4, arbitrary: dice }, { weight: 1, arbitrary: fc.constant('sameClick' as const) }),
    },
  ),
})

export const history: fc.Arbitrary<History> = fc.record({
  route: fc.constantFrom(...(Object.keys(routes) as RouteName[])),
  steps: fc.array(step, { minLength: 12, maxLength: 28, size: 'max' }),
})

let keys = 0

/** The move that `action` by `actor` is just now, as the dice colour it. */
export function moveOf(action: ApplicationAction, actor: Viewer, thrown: Dice, life: Life, ground: Ground): Move {
  // What lies on the desk; before it does, something that will.
  const judged = Object.keys(life.draft?.items ?? { basic: null })
  const failing = judged[thrown.pick % judged.length]
  const offered = ground.destinations(life.holder ?? life.unit, life.unit)
  const repeated = thrown.slip === 'repeatedKey' ? life.hops.at(-1) : undefined
  return {
    applicantId: life.applicant,
    unitId: life.unit,
    action,
    actor,
    opinion: thrown.opinion,
    text: thrown.text,
    signed: thrown.judgement !== 'unsigned',
    key: repeated?.key ?? `move-${process.pid}-${++keys}`,
    revision: thrown.slip === 'staleRevision' ? life.revision - 1 : life.revision,
    toUnitId: (thrown.slip === 'wrongTarget' ? life.unit : offered[thrown.pick % offered.length]) ?? life.unit,
    verdicts: Object.fromEntries(judged.map((key) => [key, thrown.judgement === 'oneNo' && key === failing ? 'NO' : 'YES'])),
    sectionRevision: life.summary.revision,
  }
}

/** How often an act is chosen among those allowed: without a pull upwards few would ever reach a committee. */
const weights: Partial<Record<ApplicationAction, number>> = {
  submitApplication: 8,
  startHandling: 8,
  saveApprovalForm: 4,
  reportUp: 24,
  accept: 12,
  sendBack: 2,
  recall: 2,
}

/** What the dice mean here: anything by anybody, or one of the acts that somebody may do now. */
export function chosen(thrown: Dice, life: Life, actors: readonly Viewer[], ground: Ground): Move {
  const possible = thrown.wild ? [] : allowed(thrown, life, actors, ground)
  const acts = [...new Set(possible.map(({ action }) => action))].flatMap((act) =>
    Array<ApplicationAction>(weights[act] ?? 1).fill(act),
  )
  const action = acts[thrown.pick % acts.length]
  const moves = possible.filter((move) => move.action === action)
  const move = moves[thrown.actor % moves.length]
  if (move) return move
  return moveOf(actions[thrown.pick % actions.length] as ApplicationAction, actors[thrown.actor] as Viewer, thrown, life, ground)
}

export const allowed = (
  ...[thrown, life, actors, ground, of = actions]: [Dice, Life, readonly Viewer[], Ground, (readonly ApplicationAction[])?]
): Move[] =>
  actors.flatMap((actor) =>
    of
      .map((action) => moveOf(action, actor, { ...thrown, slip: 'none' }, life, ground))
      .filter((move) => expected(life, move, ground).code === 'OK')
      .map((move) => moveOf(move.action, actor, thrown, life, ground)),
  )
