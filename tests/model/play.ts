import type { Viewer } from '../../server/workflow/who-may.js'
import { act, type Result } from './act.js'
import { disagreement, informed, lockedAs } from './agreement.js'
import { Ground } from './ground.js'
import { chosen, type History } from './history.js'
import { broken, brokenChain, type Places } from './invariants.js'
import { expected, type Life, type Move } from './life.js'
import { observe, type Observation } from './observation.js'
import type { RouteName } from './routes.js'
import type { Stage } from './stage.js'

const born = (seen: Observation): Life => ({
  applicant: seen.applicantId,
  unit: seen.unitId,
  revision: seen.revision,
  version: 0,
  trail: [],
  hops: [],
  draft: null,
  status: 'DRAFT',
  holder: null,
  handling: false,
  cameFrom: null,
  last: null,
  itemised: false,
  summary: { text: 'as filled in', revision: seen.sections.summary?.revision ?? 1, locked: false },
})

const told = (code: string) => (code === 'TOO_MANY_REQUESTS' ? 'OK' : code)
const sayMove = ({ action, actor, revision }: Move) => `${action} by ${actor.personName} at ${revision}`

/** One application on its way: the model's belief beside what the tables say. */
export class Journey {
  readonly log: string[] = []
  private readonly places: Places = new Map()

  private constructor(
    readonly stage: Stage,
    readonly ground: Ground,
    readonly actors: Viewer[],
    readonly id: string,
    public life: Life,
    public seen: Observation,
  ) {}

  /** @param newcomers file and review first on the route, in place of those who share their units with every other journey */
  static async begin(stage: Stage, route: RouteName, newcomers: readonly Viewer[] = []): Promise<Journey> {
    const id = await stage.draft(route, newcomers[0])
    const seen = await observe(stage.db, id)
    const actors = [...newcomers, ...stage.actors(route).slice(newcomers.length)]
    return new Journey(stage, new Ground(stage, route), actors, id, born(seen), seen)
  }

  /**
   * Tries moves at the same instant. What they answer and what they leave must be what one of their orders would have.
   * @throws Error telling the history so far and what is broken
   */
  async step(moves: readonly Move[]): Promise<Result[]> {
    const results = await Promise.all(moves.map((move) => act(this.stage, this.id, move)))
    this.log.push(moves.map((move, at) => `${sayMove(move)} → ${results[at]?.code}`).join('  ‖  '))
    const before = this.seen
    const after = await observe(this.stage.db, this.id)
    for (const hop of after.transfers.slice(before.transfers.length)) this.places.set(hop.id, before.place)
    const faults = broken(
      before,
      after,
      moves.map(({ action }) => action),
      this.places,
    )
    const explained = orders(moves).map((order) => this.explain(order, moves, results, after))
    const life = explained.find((one) => typeof one !== 'string')
    if (!life) faults.push(...explained.map(String))
    if (faults.length > 0 || !life || typeof life === 'string') throw new Error([...this.log, ...faults].join('\n'))
    this.life = informed(life, after)
    this.seen = after
    return results
  }

  async end(): Promise<void> {
    const faults = await brokenChain(this.stage.db, this.id)
    if (faults.length > 0) throw new Error([...this.log, ...faults].join('\n'))
  }

  /** The life after the moves in this order, or why it was not this order. */
  private explain(
    order: readonly number[],
    moves: readonly Move[],
    results: readonly Result[],
    after: Observation,
  ): Life | string {
    let { life } = this
    for (const at of order) {
      const move = moves[at] as Move
      const outcome = expected(life, move, this.ground)
      if (outcome.code !== told(results[at]?.code ?? '')) return `${sayMove(move)}: the rules say ${outcome.code}`
      // What a return has locked only the database knows; whoever saves at the same instant may meet it already.
      life = move.action === 'returnToApplicant' ? lockedAs(outcome.life, after) : outcome.life
    }
    return disagreement(life, after) ?? life
  }
}

const orders = (moves: readonly Move[]): number[][] =>
  moves.length === 1
    ? [[0]]
    : [
        [0, 1],
        [1, 0],
      ]

/** Plays a whole history. @throws Error with the log of it */
export async function play(stage: Stage, { route, steps }: History): Promise<Journey> {
  const journey = await Journey.begin(stage, route)
  for (const { one, other } of steps) {
    const { life, actors, ground } = journey
    const first = chosen(one, life, actors, ground)
    const second = other === 'sameClick' ? first : other && chosen(other, life, actors, ground)
    await journey.step(second ? [first, second] : [first])
  }
  await journey.end()
  return journey
}
