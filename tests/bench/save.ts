import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './ground.js'
import { medianOf, told, type Report } from './report.js'
import type { Sized } from './sizes.js'

const figures = path.join(root, 'docs/bench.json')
const costs = path.join(root, 'docs/costs.json')

/** What closing-evening.ts calls a workload. Its other requests, and the form as its applicant sees it, are measured by tests/scale/costs. */
const kinds: Record<string, string> = {
  inbox: 'W1 first page',
  statistics: 'W3 subtree',
  move: 'W4 report up',
  autosave: 'W6 autosave',
}

interface Costs {
  measured: string
  costs: Record<string, { nodeMs: number; postgresMs: number; over?: string }>
}

const read = <Kept>(file: string, otherwise: Kept): Kept =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : otherwise
const write = (file: string, kept: unknown) => writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`)

/** Puts what is measured in the place of what stood there for the same size and workload, in docs/bench.json and, of most applications, in docs/costs.json. */
export function save(sized: Sized): void {
  const report = read<Report>(figures, { date: '', sizes: [] })
  const known = report.sizes.find(({ size }) => size === sized.size)
  const older = known?.measured.filter(({ workload }) => !sized.measured.some((one) => one.workload === workload)) ?? []
  const measured = [...sized.measured, ...older].toSorted((a, b) => a.workload.localeCompare(b.workload))
  const buildSeconds = sized.buildSeconds || known?.buildSeconds || 0
  const others = report.sizes.filter((one) => one !== known)
  const sizes = [...others, { ...sized, buildSeconds, measured }].toSorted((a, b) => a.size - b.size)
  write(figures, { date: new Date().toISOString(), sizes })
  if (sizes.at(-1)!.size === sized.size) saveCosts(sized)
}

function saveCosts(sized: Sized): void {
  const kept = read<Costs>(costs, { measured: '', costs: {} })
  for (const [kind, workload] of Object.entries(kinds)) {
    const rounds = sized.measured.find((one) => one.workload === workload)?.rounds.ours
    if (!rounds) continue
    const ms = (part: 'nodeCpu' | 'databaseCpu') => Math.round(medianOf(rounds, part) * 100) / 100
    kept.costs[kind] = { nodeMs: ms('nodeCpu'), postgresMs: ms('databaseCpu'), over: told(sized.size) }
  }
  write(costs, { ...kept, measured: new Date().toISOString().slice(0, 10) })
}
