import type pg from 'pg'
import { inTurn, type Loose, type Workload } from '../workload.js'

const ours = `query Search($first: Int!, $name: String!, $unitId: ID!) { applications(first: $first, filter: { name: $name, unitId: $unitId }) { totalCount
  edges { node { id status applicant { id personName } unit { id name } series { code name } } } } }`
const peer = `query Search($first: Int!, $name: String!, $unitId: UUID!) { peerPeopleCalled(part: $name, overUnit: $unitId, first: $first) { totalCount
  nodes { rowId status accountByApplicantId { rowId personName } unitByUnitId { rowId name } titleSeryBySeriesCode { code name } } } }`
const limit = `
with found as materialized (select application.id from application
  where version_number > 0
    and applicant_id = any (array(select p.id from account p where search_grams(person_words(p.person_name, p.person_pinyin)) @> search_grams($1::text)
      and position($1::text in person_words(p.person_name, p.person_pinyin)) > 0))
    and unit_id = any (array(select under.id from unit under where under.path <@ (select path from unit where id = $2))))
select json_build_object('data', json_build_object('applications', json_build_object('totalCount', (select count(*) from found), 'edges', coalesce((
  select json_agg(json_build_object('node', json_build_object('id', a.id, 'status', a.status,
    'applicant', json_build_object('id', p.id, 'personName', p.person_name), 'unit', json_build_object('id', u.id, 'name', u.name),
    'series', json_build_object('code', s.code, 'name', s.name))) order by a.id desc)
  from (select id from found order by id desc limit (select $3::int)) page join application a using (id) join account p on p.id = a.applicant_id
    join unit u on u.id = a.unit_id join title_series s on s.code = a.series_code), '[]'))))::text as body`

const fromPeer = ({ peerPeopleCalled: { totalCount, nodes } }: Loose) => ({
  totalCount,
  nodes: nodes.map((node: Loose) => ({
    id: node.rowId,
    status: node.status,
    applicant: { id: node.accountByApplicantId.rowId, personName: node.accountByApplicantId.personName },
    unit: { id: node.unitByUnitId.rowId, name: node.unitByUnitId.name },
    series: node.titleSeryBySeriesCode,
  })),
})
const fromOurs = ({ applications: { totalCount, edges } }: Loose) => ({ totalCount, nodes: edges.map(({ node }: Loose) => node) })

/**
 * W5: whose name has these two characters, under one prefecture; twenty names in turn. A page of 50 is full only where there are many
 * applications; five rows are found at every size, so that what finding them costs can be compared.
 */
export async function search(client: pg.Client): Promise<Workload[]> {
  const {
    rows: [{ id }],
  } = await client.query(`select id from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
  const { rows: names } = await client.query<{ part: string }>(
    `select part from (select distinct left(person_name, 2) as part from account a join unit u on u.id = a.unit_id
       join unit over on over.id = $1 and u.path <@ over.path where a.hat = 'APPLICANT') parts order by md5(part) limit 20`,
    [id],
  )
  const asking = (first: number) =>
    names.map(({ part }) => ({
      limit: [part, id, first],
      peer: { first, name: part, unitId: id },
      ours: { first, name: part, unitId: id },
      session: 'admin 653100 PREFECTURE_BUREAU',
    }))
  const common = { limit, peer, ours, fromPeer, fromOurs }
  return [
    { ...common, name: 'W5 search', ask: inTurn(asking(50)) },
    { ...common, name: 'W5 first five', ask: inTurn(asking(5)) },
  ]
}
