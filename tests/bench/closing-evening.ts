import { readFileSync } from 'node:fs'

/**
 * The last evening of a campaign, request by request: people come as a Poisson stream that grows towards midnight, each
 * request needs a core of a node and then one of the database for as long as it was measured to cost. Prints how many
 * cores keep 99 of 100 requests under half a second in the worst minute.
 * Usage: npx tsx tests/bench/closing-evening.ts [docs/costs.json]
 */
interface Cost {
  nodeMs: number
  postgresMs: number
}
const file = process.argv[2] ?? 'docs/costs.json'
const { costs } = JSON.parse(readFileSync(file, 'utf8')) as { costs: Record<string, Cost> }

/** What one person who hands in on the last evening does in the last hour before it closes. */
const perPerson = { publicPage: 2, logIn: 2, dossier: 12, autosave: 40, upload: 6, move: 1 } as const
/** What units do meanwhile, for each of those persons. */
const perUnitsShare = { inbox: 1, dossier: 2, move: 0.5 } as const

const professionals = 80_000_000
const regions = 31
/** Assumptions, to be replaced by a region's own counts: of all professionals file in a year, of those in the last hour. */
const filing = 0.05
const lastHour = 0.06
const personsOfRegion = Math.round((professionals / regions) * filing * lastHour)

const hour = 3_600_000
/** The rate at the end, beside that of the first minute: half of the hour's requests come in its last quarter. */
const growth = 6
const patience = 500

/** mulberry32: the same evening every time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const mix: { weight: number; cost: Cost }[] = []
for (const share of [perPerson, perUnitsShare])
  for (const [kind, weight] of Object.entries(share)) mix.push({ weight, cost: costs[kind]! })
const requestsPerPerson = mix.reduce((sum, { weight }) => sum + weight, 0)
const workPerPerson = (part: keyof Cost) => mix.reduce((sum, { weight, cost }) => sum + weight * cost[part], 0)

/** Servers of one queue, the one that is free first on top. */
class Cores {
  private readonly free: Float64Array

  constructor(count: number) {
    this.free = new Float64Array(count)
  }

  /** @returns when the work is done */
  serve(arrived: number, work: number): number {
    const { free } = this
    const done = Math.max(arrived, free[0]!) + work
    let at = 0
    for (;;) {
      let least = 2 * at + 1
      if (least >= free.length) break
      if (least + 1 < free.length && free[least + 1]! < free[least]!) least += 1
      if (free[least]! >= done) break
      free[at] = free[least]!
      at = least
    }
    free[at] = done
    return done
  }
}

interface Evening {
  peakPerSecond: number
  p50: number
  p99: number
}

/** The last ten minutes count: what has piled up before has its effect there. */
function evening(persons: number, nodeCores: number, databaseCores: number): Evening {
  const random = randomFrom(20_261_231)
  const nodes = new Cores(nodeCores)
  const database = new Cores(databaseCores)
  const mean = (persons * requestsPerPerson) / hour
  const scale = Math.log(growth) / (growth - 1)
  const rateAt = (at: number) => mean * scale * growth ** (at / hour)
  const from = hour - 15 * 60_000
  const waits: number[] = []
  let lastMinute = 0
  for (let at = from; ;) {
    at += -Math.log(1 - random()) / rateAt(at)
    if (at > hour) break
    if (at > hour - 60_000) lastMinute += 1
    let pick = random() * requestsPerPerson
    const { cost } = mix.find(({ weight }) => (pick -= weight) < 0) ?? mix[0]!
    // A part of the work comes before the database is asked, the rest after.
    const asked = nodes.serve(at, cost.nodeMs)
    const done = database.serve(asked, cost.postgresMs)
    if (at > hour - 600_000) waits.push(done - at)
  }
  waits.sort((a, b) => a - b)
  const share = (part: number) => Math.round(waits[Math.floor(waits.length * part)] ?? 0)
  return { peakPerSecond: Math.round(lastMinute / 60), p50: share(0.5), p99: share(0.99) }
}

/** The fewest cores, with a third in reserve for a node that dies and for what was not foreseen. */
function coresFor(persons: number): { nodes: number; database: number; result: Evening } {
  const scale = (Math.log(growth) / (growth - 1)) * growth
  const least = (part: keyof Cost) => Math.max(1, Math.ceil((persons * workPerPerson(part) * scale) / hour))
  let [nodes, database] = [least('nodeMs'), least('postgresMs')]
  while (evening(persons, nodes, database).p99 > patience) {
    nodes = Math.ceil(nodes * 1.05)
    database = Math.ceil(database * 1.05)
  }
  return { nodes: Math.ceil(nodes * 1.5), database: Math.ceil(database * 1.5), result: evening(persons, nodes, database) }
}

console.log(
  `costs of ${file}; ${requestsPerPerson} requests a person, ${workPerPerson('nodeMs').toFixed(0)} ms of nodes and ` +
    `${workPerPerson('postgresMs').toFixed(0)} ms of the database`,
)
for (const [name, count] of [
  ['one region', 1],
  ['ten regions', 10],
  ['the country', regions],
] as const) {
  const persons = personsOfRegion * count
  const { nodes, database, result } = coresFor(persons)
  console.log(
    `${name}: ${persons} persons in the last hour, ${result.peakPerSecond} requests/s in the last minute, ` +
      `${nodes} node cores, ${database} database cores with a third in reserve; p50 ${result.p50} ms, p99 ${result.p99} ms without it`,
  )
}
