import type { Connection, Sent } from './client.js'
import { cpuOf, cpuOfAll, type System } from './systems.js'

/** One system in one round. Times in milliseconds. */
export interface Round {
  perSecond: number
  p50: number
  p99: number
  /** Processor time a request, of the server's Node and of PostgreSQL. */
  nodeCpu: number
  databaseCpu: number
  /** Of one answer with its head. */
  bytes: number
}

/**
 * As many clients as there are connections, each asking again as soon as it is answered.
 * @param next what to ask; undefined when there is nothing left, which ends the round
 */
export async function round(
  system: System,
  connections: readonly Connection[],
  databasePids: () => Promise<readonly number[]>,
  seconds: number,
  next: (client: number) => Sent | undefined,
): Promise<Round> {
  const latencies: number[] = []
  const before = {
    node: cpuOf(system.pid),
    database: cpuOfAll(await databasePids()),
    bytes: sum(connections.map(({ bytes }) => bytes)),
  }
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    connections.map(async (connection, client) => {
      for (let now = performance.now(); now < until;) {
        const sent = next(client)
        if (!sent) return
        const { status, body } = await connection.ask(sent)
        if (status !== 200 || body.startsWith('{"errors"'))
          throw new Error(`${system.name} answered ${status}: ${body.slice(0, 400)}`)
        const answered = performance.now()
        latencies.push(answered - now)
        now = answered
      }
    }),
  )
  const elapsed = performance.now() - began
  const count = latencies.length
  latencies.sort((a, b) => a - b)
  const after = cpuOfAll(await databasePids())
  const database = sum([...after].map(([pid, used]) => used - (before.database.get(pid) ?? 0)))
  return {
    perSecond: (count * 1000) / elapsed,
    p50: latencies[Math.floor(count / 2)] ?? 0,
    p99: latencies[Math.floor(count * 0.99)] ?? 0,
    nodeCpu: (cpuOf(system.pid) - before.node) / count,
    databaseCpu: database / count,
    bytes: (sum(connections.map(({ bytes }) => bytes)) - before.bytes) / count,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Half the distance between the quartiles, as a share of the median. */
export function spread(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0
  return (at(0.75) - at(0.25)) / 2 / (median(numbers) || 1)
}
