import type { ApplicationAction } from '../../server/workflow/application-facts.js'
import { transitions } from '../../server/workflow/application-workflow.js'
import type { Viewer } from '../../server/workflow/who-may.js'
import { actions, allowed, moveOf, type Dice } from './history.js'
import { isMoving, within, type Move } from './life.js'
import { Journey } from './play.js'
import type { RouteName } from './routes.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const plain: Dice = {
  pick: 0,
  actor: 0,
  wild: false,
  slip: 'none',
  judgement: 'allYes',
  opinion: '请核实。',
  text: '完成了各项任务。',
}

type Act = [action: ApplicationAction, loginName: string]
const handled = (loginName: string): Act[] => [
  ['startHandling', loginName],
  ['saveApprovalForm', loginName],
]
const withSchool: Act[] = [['submitApplication', 'teacher'], ...handled('head')]
const withCounty: Act[] = [...withSchool, ['reportUp', 'head']]
const withPrefecture: Act[] = [...withCounty, ...handled('county'), ['reportUp', 'county']]
const withCommittee: Act[] = [...withPrefecture, ...handled('prefecture'), ['reportUp', 'prefecture']]

const states: [name: string, route: RouteName, acts: Act[]][] = [
  ['a draft', 'school', []],
  ['waiting at the unit', 'school', [['submitApplication', 'teacher']]],
  ['on the unit’s desk', 'school', withSchool],
  ['waiting at the bureau', 'school', withCounty],
  ['on the bureau’s desk', 'school', [...withCounty, ...handled('county')]],
  ['returned', 'school', [...withCounty, ...handled('county'), ['returnToApplicant', 'county']]],
  ['sent back', 'school', [...withCounty, ...handled('county'), ['sendBack', 'county']]],
  ['waiting at the committee', 'school', withCommittee],
  ['on the committee’s desk', 'school', [...withCommittee, ['startHandling', 'committee']]],
]

/** Every act that has been tried together with another. */
const raced = new Set<ApplicationAction>()

async function brought(route: RouteName, acts: readonly Act[], newcomers?: Viewer[]): Promise<Journey> {
  const journey = await Journey.begin(stage, route, newcomers)
  for (const [action, loginName] of acts) {
    const actor = journey.actors.find(({ personName }) => personName === loginName)
    if (!actor) throw new Error(`${loginName} is not on the route ${route}`)
    const [result] = await journey.step([moveOf(action, actor, plain, journey.life, journey.ground)])
    if (result?.code !== 'OK') throw new Error(`${action} by ${loginName}: ${result?.code}`)
  }
  return journey
}

/** Moves of which the first to come leaves no room for the other. */
const exclusive = (one: Move, other: Move) =>
  (isMoving(one.action) && (isMoving(other.action) || other.action === 'startHandling')) ||
  (one.action === 'startHandling' && isMoving(other.action))

test.each(states)(
  'S38 S45 B9 %s: of each two acts at once one wins, the other is told what happened and by whom',
  async (_name, route, acts) => {
    const first = await brought(route, acts)
    const possible = allowed(plain, first.life, first.actors, first.ground, [...actions, 'attachEvidence'])
    const pairs = possible.flatMap((one, at) => possible.slice(at).map((other) => [one, other] as const))
    expect(pairs.length).toBeGreaterThan(0)
    for (const [one, other] of pairs) {
      const journey = await brought(route, acts)
      const moves = [one, other].map(({ action, actor }) => moveOf(action, actor, plain, journey.life, journey.ground))
      const results = await journey.step(moves)
      moves.forEach(({ action }) => raced.add(action))
      // Opening what is open on one's own desk already is no move.
      const idle = [one, other].some(({ action }) => action === 'startHandling') && first.life.handling
      if (idle || !exclusive(one, other)) continue
      const winner = moves[results.findIndex(({ code }) => code === 'OK')] as Move
      const lost = results.filter(({ code }) => code !== 'OK')
      expect({ pair: journey.log.at(-1), lost: lost.map(({ params }) => params) }).toEqual({
        pair: expect.any(String),
        lost: [expect.objectContaining({ action: winner.action, actorName: winner.actor.personName, at: expect.any(String) })],
      })
    }
  },
)

const atHome = ['a draft', 'waiting at the unit', 'on the unit’s desk']

test.each(
  states
    .filter(([name]) => atHome.includes(name))
    .flatMap(([name, , acts]) => within.map((act) => [name, act, acts] as const))
    .filter(([name, act]) => name !== 'a draft' || act === 'endApplication'),
)('S38 S13 S7 %s: %s comes before or after whatever else is done at that instant', async (_name, leaving, acts) => {
  const first = await brought('school', acts, await stage.newSchool())
  const possible = allowed(plain, first.life, first.actors, first.ground, [...actions, 'attachEvidence'])
  expect(possible.length).toBeGreaterThan(0)
  for (const { action, actor } of possible) {
    const journey = await brought('school', acts, await stage.newSchool())
    const { life, ground, actors, id } = journey
    const by = (name: string) => actors.find(({ personName }) => personName === name) as Viewer
    const move = moveOf(action, by(actor.personName), plain, life, ground)
    const other = moveOf(leaving, by(leaving === 'endApplication' ? 'head' : 'county'), plain, life, ground)
    const key = `${leaving === 'endApplication' ? 'ended' : 'passed'}-${id}`
    const [result, left] = await journey.step([move, { ...other, key }])
    for (const done of [action, leaving]) raced.add(done)
    expect([journey.log.at(-1), left?.code]).toEqual([expect.any(String), 'OK'])
    if (result?.code !== 'OK' && isMoving(action))
      expect(result?.params).toMatchObject({ action: leaving, actorName: other.actor.personName, at: expect.any(String) })
  }
})

test('S38 every act of the table has been raced', () => {
  // Nothing but the decision of its meeting moves what is accepted; that is raced with itself in tests/server/committees/results.test.ts.
  const here = transitions.filter(({ partOf }) => partOf !== 'decideMeeting').map(({ action }) => action)
  expect([...raced].toSorted()).toEqual(here.toSorted())
})

test('S38 the same key for two applications at once moves one, the other is told that the key is used', async () => {
  const journeys = await Promise.all([brought('school', []), brought('school', [])])
  const results = await Promise.all(
    journeys.map(({ id, life, actors }) =>
      stage.services.submissions
        .submitApplication(
          { applicationId: id, revision: life.revision, idempotencyKey: 'one-key-for-two' },
          actors[0] as Move['actor'],
        )
        .then(
          () => 'OK',
          (error: { code: string }) => error.code,
        ),
    ),
  )
  expect(results.toSorted()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'OK'])
})
