import { parseArgs } from 'node:util'
import { installPeer } from './peer.js'
import { openCluster } from './ground.js'
import { printed, type Report } from './report.js'
import { measureSize } from './sizes.js'

/**
 * `npm run bench`: ours beside the limit of the database and beside PostGraphile, over one database, asked the same things.
 * `--quick` 10,000 applications and short rounds; `--json` the figures instead of the table; `--sizes`, `--only W1`, `--seconds`, `--rounds`, `--keep` leaves the database running.
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
  },
})
const sizes = (options.sizes ?? (options.quick ? '10000' : '10000,100000,1000000')).split(',').map(Number)
const seconds = Number(options.seconds ?? (options.quick ? 1 : 2))

await installPeer()
const cluster = await openCluster()
try {
  const report: Report = { date: new Date().toISOString(), sizes: [] }
  for (const size of sizes) {
    report.sizes.push(await measureSize(cluster, size, { only: options.only, rounds: Number(options.rounds), seconds }))
  }
  console.log(options.json ? JSON.stringify(report, undefined, 1) : printed(report))
} finally {
  if (!options.keep) await cluster.stop()
}
