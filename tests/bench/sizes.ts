import { deepStrictEqual } from 'node:assert/strict'
import pg from 'pg'
import { Connection, type Sent } from './client.js'
import { openGround } from './ground.js'
import { median, round, type Round } from './measure.js'
import { peakMemoryOf, startLimit, startOurs, startPeer, type System } from './systems.js'
import { clients, type Ask, type Loose, type Workload } from './workload.js'
import { counts } from './workloads/counts.js'
import { dossier } from './workloads/dossier.js'
import { inbox } from './workloads/inbox.js'
import { moves } from './workloads/moves.js'
import { search } from './workloads/search.js'
import { typing } from './workloads/typing.js'

export type Name = System['name']
export const names: readonly Name[] = ['limit', 'peer', 'ours']

/** All rounds of one workload, by system. */
export interface Measured {
  workload: string
  /** When it ended: ISO 8601, UTC. */
  at: string
  rounds: Record<Name, Round[]>
}

export interface Sized {
  size: number
  buildSeconds: number
  startMs: Record<Name, number>
  /** MB, over everything that was asked. */
  peakMemory: Record<Name, number>
  measured: Measured[]
}

interface Plan {
  only: string
  rounds: number
  seconds: number
  /** Hears of each workload once it is measured: a run that is cut off has not been for nothing. */
  keep: (sized: Sized) => void
}

/** Three servers over one database: first they have to say the same, then they are asked in turn, a b c a b c. */
export async function measureSize(cluster: { url: (database: string) => string }, size: number, plan: Plan): Promise<Sized> {
  console.error(`${size} applications`)
  const { url, buildSeconds } = await openGround(cluster, size)
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const peer = await startPeer(url)
  const all = await workloads(admin, await askerOf(peer))
  const chosen = all.filter(({ name }) => name.startsWith(plan.only))
  const limit = await startLimit(url, Object.fromEntries(all.map(({ name, limit: text }) => [name, text])))
  const ours = await startOurs(url)
  const systems = { limit, peer, ours }
  const of = <Value>(read: (system: System) => Value) =>
    Object.fromEntries(names.map((name) => [name, read(systems[name])])) as Record<Name, Value>
  const sized: Sized = { size, buildSeconds, startMs: of(({ startMs }) => startMs), peakMemory: of(() => 0), measured: [] }
  try {
    for (const workload of chosen) {
      await requireSameAnswers(admin, systems, workload)
      sized.measured.push(await measureWorkload(admin, systems, workload, plan))
      sized.peakMemory = of(({ pid }) => peakMemoryOf(pid))
      plan.keep(sized)
    }
    return sized
  } finally {
    await Promise.all(Object.values(systems).map((system) => system.stop()))
    await admin.end()
  }
}

/** @param askPeer for a cursor that only the peer can read */
export async function workloads(
  admin: pg.Client,
  askPeer: (query: string, variables: object) => Promise<Loose>,
): Promise<Workload[]> {
  return [
    ...(await inbox(admin, askPeer)),
    ...(await dossier(admin)),
    ...(await counts(admin)),
    ...(await moves(admin)),
    ...(await search(admin)),
    ...(await typing(admin)),
  ]
}

async function askerOf({ port }: System) {
  const connection = await Connection.open(port)
  return async (query: string, variables: object): Promise<Loose> => {
    const { body } = await connection.ask({ path: '/graphql', body: JSON.stringify({ query, variables }) })
    const { data, errors } = JSON.parse(body) as Loose
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
}

/** What goes over the wire. */
function sentTo(name: Name, workload: Workload, ask: Ask): Sent {
  if (name === 'limit') return { path: '/', body: JSON.stringify({ name: workload.name, params: ask.limit }) }
  if (name === 'peer') return { path: '/graphql', body: JSON.stringify({ query: workload.peer, variables: ask.peer }) }
  return {
    path: '/graphql',
    body: JSON.stringify({ query: workload.ours, variables: ask.ours }),
    cookie: `session=${encodeURIComponent(ask.session)}`,
  }
}

async function requireSameAnswers(admin: pg.Client, systems: Record<Name, System>, workload: Workload): Promise<void> {
  const ask = workload.ask(0, 0)!
  const answers = new Map<Name, unknown>()
  for (const name of names) {
    await workload.reset?.(admin)
    const connection = await Connection.open(systems[name].port)
    const { status, body } = await connection.ask(sentTo(name, workload, ask))
    connection.close()
    const { data, errors } = status === 200 ? (JSON.parse(body) as Loose) : { errors: body }
    if (errors) throw new Error(`${name} does not answer ${workload.name}: ${JSON.stringify(errors)}`)
    answers.set(name, name === 'peer' ? workload.fromPeer(data) : workload.fromOurs(data))
  }
  for (const name of ['limit', 'peer'] as const) {
    deepStrictEqual(answers.get('ours'), answers.get(name), `${workload.name}: ours and the ${name} answer differently`)
  }
}

async function measureWorkload(
  admin: pg.Client,
  systems: Record<Name, System>,
  workload: Workload,
  plan: Plan,
): Promise<Measured> {
  const rounds: Measured['rounds'] = { limit: [], peer: [], ours: [] }
  const databasePids = () => postgresPids(admin)
  for (let number = -1; number < plan.rounds; number += 1) {
    for (const name of names) {
      await workload.reset?.(admin)
      const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(systems[name].port)))
      const turns = new Array<number>(clients).fill(0)
      const next = (client: number) => {
        const ask = workload.ask(client, turns[client]!++)
        return ask && sentTo(name, workload, ask)
      }
      // The round before the first warms up what compiles and caches.
      const result = await round(systems[name], connections, databasePids, plan.seconds, next)
      if (number >= 0) rounds[name].push(result)
      for (const connection of connections) connection.close()
    }
  }
  // The next workload, and the next run, find everything as it was, without the dead rows that autovacuum clears away elsewhere.
  await workload.reset?.(admin)
  if (workload.reset) await admin.query('vacuum')
  const shown = names.map((name) => `${name} ${median(rounds[name].map(({ perSecond }) => perSecond)).toFixed(0)}/s`)
  console.error(`  ${workload.name}: ${shown.join(', ')}`)
  return { workload: workload.name, at: new Date().toISOString(), rounds }
}

/** The backends of this database. */
async function postgresPids(admin: pg.Client): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows.map(({ pid }) => pid)
}
