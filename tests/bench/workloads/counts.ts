import type pg from 'pg'
import { kept } from '../../../server/statistics/tally-sql.js'
import { inTurn, type Loose, type Workload } from '../workload.js'

const ours = `query Counts { statistics(groupBy: [STATUS, LEVEL, SERIES]) { total rows { count keys { code } } } }`
const peer = `query Counts($unit: UUID) { peerStatusCounts(overUnit: $unit) { nodes { status levelCode seriesCode n } } }`
const limit = `
select json_build_object('data', json_build_object('statistics', json_build_object('total', coalesce(sum(n), 0), 'rows', coalesce(json_agg(
  json_build_object('count', n, 'keys', json_build_array(json_build_object('code', status), json_build_object('code', level_code),
    json_build_object('code', series_code)))), '[]'))))::text as body
from (select status, level_code, series_code, sum(n)::int as n from ${kept} cell
  where step = '' group by status, level_code, series_code having sum(n) <> 0) counted`

const told = (rows: [string, number][]) => ({
  total: rows.reduce((sum, [, n]) => sum + n, 0),
  rows: rows.toSorted(([a], [b]) => (a < b ? -1 : 1)),
})
const fromPeer = ({ peerStatusCounts }: Loose) =>
  told(peerStatusCounts.nodes.map(({ status, levelCode, seriesCode, n }: Loose) => [`${status} ${levelCode} ${seriesCode}`, n]))
const fromOurs = ({ statistics: { rows } }: Loose) =>
  told(rows.map(({ count, keys }: Loose) => [keys.map(({ code }: Loose) => code).join(' '), count]))

const everything = '00000000-0000-0000-0000-000000000000'

/** W3: status × level × series, for all under one prefecture and for the region. */
export async function counts(client: pg.Client): Promise<Workload[]> {
  const {
    rows: [{ id }],
  } = await client.query(`select id from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
  const common = { limit, peer, ours, fromPeer, fromOurs }
  return [
    {
      ...common,
      name: 'W3 subtree',
      ask: inTurn([
        {
          limit: [[id], ['SUBTREE', 'PASSED'], 'title'],
          peer: { unit: id },
          ours: {},
          session: 'admin 653100 PREFECTURE_BUREAU',
        },
      ]),
    },
    {
      ...common,
      name: 'W3 region',
      ask: inTurn([
        {
          limit: [[everything], ['SUBTREE', 'PASSED'], 'level series state'],
          peer: { unit: null },
          ours: {},
          session: 'admin 650000 REGION_OFFICE',
        },
      ]),
    },
  ]
}
