import { median, spread, type Round } from './measure.js'
import { names, type Measured, type Name, type Sized } from './sizes.js'

export interface Report {
  /** ISO 8601, UTC. */
  date: string
  sizes: Sized[]
}

export const medianOf = (rounds: readonly Round[], key: keyof Round) => median(rounds.map((one) => one[key]))

/** Of the throughput; each round of ours beside the same round of the other, so that what else the machine did matters less. */
const ratio = ({ rounds }: Measured, to: Name): number =>
  median(rounds.ours.map(({ perSecond }, index) => perSecond / rounds[to][index]!.perSecond))

/** Processor time of Node and PostgreSQL together, the other's over ours. */
const costRatio = ({ rounds }: Measured, to: Name): number => costOf(rounds[to]) / costOf(rounds.ours)

const costOf = (rounds: readonly Round[]) => medianOf(rounds, 'nodeCpu') + medianOf(rounds, 'databaseCpu')

export const told = (size: number): string => `${size.toLocaleString('en')} applications`

export function printed({ sizes }: Report): string {
  return [...sizes.flatMap((sized) => [`\n${told(sized.size)}`, table(sized), machineOf(sized)]), growth(sizes)].join('\n')
}

/** How much dearer a request is where there is most than where there is least; 1 says that it does not matter how much there is. */
function growth(sizes: readonly Sized[]): string {
  const [least, most] = [sizes[0], sizes.at(-1)]
  if (!least || !most || least === most) return ''
  const head = ['workload', ...names.map((name) => `${name} ×`), `ours at ${least.size}, ms`, `ours at ${most.size}, ms`]
  const lines = most.measured.flatMap((after) => {
    const before = least.measured.find(({ workload }) => workload === after.workload)
    if (!before) return []
    const costs = names.map((name) => [costOf(before.rounds[name]), costOf(after.rounds[name])] as const)
    return [
      [after.workload, ...costs.map(([few, many]) => (many / few).toFixed(2)), ...costs.at(-1)!.map((cost) => cost.toFixed(2))],
    ]
  })
  return [`\nProcessor time of a request at ${told(most.size)} over that at ${told(least.size)}`, ...rows(head, lines)].join('\n')
}

const rows = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`)

function table({ measured }: Sized): string {
  const head = [
    'workload',
    'system',
    'req/s',
    '±',
    'p50 ms',
    'p99 ms',
    'node ms',
    'pg ms',
    'bytes',
    '× peer',
    'of limit',
    'cpu × peer',
    'cpu of limit',
  ]
  const lines = measured.flatMap((one) => names.map((name) => lineOf(one, name)))
  return rows(head, lines).join('\n')
}

function lineOf(one: Measured, name: Name): string[] {
  const rounds = one.rounds[name]
  const shown = (key: keyof Round, digits = 0) => medianOf(rounds, key).toFixed(digits)
  const ratios =
    name === 'ours'
      ? [ratio(one, 'peer'), ratio(one, 'limit'), costRatio(one, 'peer'), costRatio(one, 'limit')].map((value) =>
          value.toFixed(2),
        )
      : ['', '', '', '']
  return [
    name === 'limit' ? one.workload : '',
    name,
    shown('perSecond'),
    `${(spread(rounds.map(({ perSecond }) => perSecond)) * 100).toFixed(0)} %`,
    shown('p50', 1),
    shown('p99', 1),
    shown('nodeCpu', 2),
    shown('databaseCpu', 2),
    shown('bytes'),
    ...ratios,
  ]
}

const machineOf = ({ buildSeconds, startMs, peakMemory }: Sized) =>
  `built in ${buildSeconds.toFixed(0)} s; start ${names.map((name) => `${name} ${startMs[name]} ms`).join(', ')}; peak memory ${names.map((name) => `${name} ${peakMemory[name]} MB`).join(', ')}`
