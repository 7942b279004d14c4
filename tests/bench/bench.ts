import { parseArgs } from 'node:util'
import { installPeer } from './peer.js'
import { openCluster, openGround } from './ground.js'
import { checkPlans, printedPlans } from './plans.js'
import { printedTables, regionCosts, type Cost } from './region-tables.js'
import { printed, type Report } from './report.js'
import { save } from './save.js'
import { measureSize } from './sizes.js'

/**
 * `npm run bench`: ours beside the limit of the database and beside PostGraphile, over one database, asked the same things.
 * `--quick` 10,000 applications and short rounds; `--json` the figures instead of the table; `--sizes`, `--only W1`, `--seconds`, `--rounds`, `--keep` leaves the database running;
 * `--save` writes docs/bench.json and docs/costs.json after each workload; `--plans` times nothing and looks how PostgreSQL answers what the screens ask;
 * `--tables` tells what each table over the region costs the database, from the smallest size to the largest.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    keep: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    plans: { type: 'boolean', default: false },
    tables: { type: 'boolean', default: false },
  },
})
const sizes = (options.sizes ?? (options.quick ? '10000' : '10000,100000,1000000')).split(',').map(Number)
const seconds = Number(options.seconds ?? (options.quick ? 1 : 2))

const cluster = await openCluster()
try {
  await (options.plans ? plans() : options.tables ? regionTables() : measure())
} finally {
  if (!options.keep) await cluster.stop()
}

async function measure(): Promise<void> {
  await installPeer()
  const report: Report = { date: new Date().toISOString(), sizes: [] }
  const keep = options.save ? save : () => {}
  for (const size of sizes) {
    report.sizes.push(await measureSize(cluster, size, { only: options.only, rounds: Number(options.rounds), seconds, keep }))
  }
  console.log(options.json ? JSON.stringify(report, undefined, 1) : printed(report))
}

async function plans(): Promise<void> {
  for (const size of sizes) {
    const findings = await checkPlans(cluster, size)
    console.log(printedPlans(size, findings))
    if (findings.length > 0) process.exitCode = 1
  }
}

async function regionTables(): Promise<void> {
  const costs: Cost[][] = []
  for (const size of sizes) costs.push(await regionCosts((await openGround(cluster, size)).url))
  console.log(printedTables(sizes, costs))
}
