import fc from 'fast-check'
import { history } from './history.js'
import { play } from './play.js'
import { openStage, type Stage } from './stage.js'

/** `npm run test:model` plays 10,000. */
const histories = Number(process.env.MODEL_HISTORIES ?? 300)
const seed = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31)
/** Played side by side, each on an application of its own: the database must keep them apart. */
const lanes = 3

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test(
  `S38 S40 S41 S42 S45 S46 S47 ${histories} whole lives go as the rules say (seed ${seed})`,
  async () => {
    const counts = new Map<string, number>()
    const assertLane = (lane: number) =>
      fc.assert(
        fc.asyncProperty(history, async (played) => {
          const journey = await play(stage, played)
          for (const hop of journey.life.hops) counts.set(hop.action, (counts.get(hop.action) ?? 0) + 1)
        }),
        { numRuns: Math.ceil(histories / lanes), seed: seed + lane, endOnFailure: process.env.MODEL_SHRINK !== '1' },
      )
    await Promise.all(Array.from({ length: lanes }, (_, lane) => assertLane(lane)))
    if (process.env.MODEL_HISTORIES) process.stdout.write(`${JSON.stringify(Object.fromEntries(counts))}\n`)
    expect([...counts.keys()].toSorted()).toEqual(
      ['accept', 'recall', 'reportUp', 'returnToApplicant', 'sendBack', 'submitApplication', 'withdrawApplication'].toSorted(),
    )
  },
  Math.max(300_000, histories * 2000),
)

test('S53 B10 after all of them the kept counts are the recount, folded and not', async () => {
  expect(await stage.services.tallies.differences()).toEqual([])
  await stage.services.tallies.fold()
  expect(await stage.services.tallies.differences()).toEqual([])
})
