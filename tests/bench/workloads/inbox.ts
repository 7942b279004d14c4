import type pg from 'pg'
import { inTurn, instant, instantSql, type Loose, type Workload } from '../workload.js'

const ours = `query Inbox($after: String) { inbox(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
  id status revision submittedAt holder { since handlingStartedAt } applicant { id personName } unit { id name parent { id name } }
  series { code name } lastTransfer { action at actorName from { id name } }
  approvalForms { id unit { id name } items { sectionKey verdict } } } } } }`

const peer = `query Inbox($holder: UUID!, $after: Cursor) {
  allApplications(first: 50, after: $after, orderBy: [HOLDER_SINCE_ASC, ROW_ID_ASC], condition: { holderUnitId: $holder, status: "WITH_UNIT" }) {
    totalCount pageInfo { hasNextPage endCursor } edges { node {
      rowId status revision submittedAt holderSince handlingStartedAt accountByApplicantId { rowId personName }
      unitByUnitId { rowId name unitByParentId { rowId name } } titleSeryBySeriesCode { code name }
      transferByLastTransferId { action at actorName unitByFromUnitId { rowId name } }
      approvalFormsByApplicationId(orderBy: [SAVED_AT_ASC, ROW_ID_ASC]) { nodes { rowId dispatchedAt unitByUnitId { rowId name }
        approvalItemsByFormId { nodes { sectionKey verdict } } } } } } } }`

const limit = `
select json_build_object('data', json_build_object('inbox', json_build_object(
  'totalCount', (select count(*) from application where holder_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')),
  'pageInfo', json_build_object('hasNextPage', count(*) > 50, 'endCursor', max(page.id::text) filter (where place = 50)),
  'edges', json_agg(json_build_object('node', json_build_object(
    'id', page.id, 'status', page.status, 'revision', page.revision, 'submittedAt', ${instantSql('page.submitted_at')},
    'holder', json_build_object('since', ${instantSql('page.holder_since')}, 'handlingStartedAt', ${instantSql('page.handling_started_at')}),
    'applicant', json_build_object('id', a.id, 'personName', a.person_name),
    'unit', json_build_object('id', u.id, 'name', u.name, 'parent', json_build_object('id', above.id, 'name', above.name)),
    'series', json_build_object('code', s.code, 'name', s.name),
    'lastTransfer', json_build_object('action', t.action, 'at', ${instantSql('t.at')}, 'actorName', t.actor_name,
      'from', json_build_object('id', sender.id, 'name', sender.name)),
    'approvalForms', forms.forms)) order by place) filter (where place <= 50))))::text as body
from (select row_number() over (order by holder_since, id) as place, application.* from (
    select * from application where holder_unit_id = $1 and status in ('WITH_UNIT', 'WITH_COMMITTEE')
      and ($2::timestamptz is null or (holder_since, id) > ($2::timestamptz, $3::uuid)) order by holder_since, id limit 51) application) page
join account a on a.id = page.applicant_id
join unit u on u.id = page.unit_id left join unit above on above.id = u.parent_id
join title_series s on s.code = page.series_code
left join transfer t on t.id = page.last_transfer_id left join unit sender on sender.id = t.from_unit_id
cross join lateral (
  select coalesce(json_agg(json_build_object('id', f.id, 'unit', json_build_object('id', fu.id, 'name', fu.name), 'items', (
      select coalesce(json_agg(json_build_object('sectionKey', i.section_key, 'verdict', i.verdict) order by array_position('{basic,education,work,papers}', i.section_key)), '[]')
      from approval_item i where i.form_id = f.id)) order by f.saved_at, f.id), '[]') as forms
  from approval_form f join unit fu on fu.id = f.unit_id where f.application_id = page.id and f.dispatched_at is not null) forms`

const keys = ['basic', 'education', 'work', 'papers']

const fromPeer = ({ allApplications: { totalCount, pageInfo, edges } }: Loose) => ({
  totalCount,
  hasNextPage: pageInfo.hasNextPage,
  nodes: edges.map(({ node }: Loose) => ({
    id: node.rowId,
    status: node.status,
    revision: node.revision,
    submittedAt: instant(node.submittedAt),
    holder: { since: instant(node.holderSince), handlingStartedAt: instant(node.handlingStartedAt) },
    applicant: { id: node.accountByApplicantId.rowId, personName: node.accountByApplicantId.personName },
    unit: unitOf(node.unitByUnitId, { parent: unitOf(node.unitByUnitId.unitByParentId) }),
    series: node.titleSeryBySeriesCode,
    lastTransfer: {
      action: node.transferByLastTransferId.action,
      at: instant(node.transferByLastTransferId.at),
      actorName: node.transferByLastTransferId.actorName,
      from: unitOf(node.transferByLastTransferId.unitByFromUnitId),
    },
    approvalForms: node.approvalFormsByApplicationId.nodes
      .filter((form: Loose) => form.dispatchedAt)
      .map((form: Loose) => ({
        id: form.rowId,
        unit: unitOf(form.unitByUnitId),
        items: form.approvalItemsByFormId.nodes.toSorted(
          (a: Loose, b: Loose) => keys.indexOf(a.sectionKey) - keys.indexOf(b.sectionKey),
        ),
      })),
  })),
})

const unitOf = ({ rowId, name }: Loose, more = {}) => ({ id: rowId, name, ...more })

const fromOurs = ({ inbox: { totalCount, pageInfo, edges } }: Loose) => ({
  totalCount,
  hasNextPage: pageInfo.hasNextPage,
  nodes: edges.map(({ node }: Loose) => node),
})

/** W1: what waits at the prefecture bureau that has most to do, its first and its 20th page. */
export async function inbox(
  client: pg.Client,
  askPeer: (query: string, variables: object) => Promise<Loose>,
): Promise<Workload[]> {
  const {
    rows: [{ id: holder }],
  } = await client.query(`select id from unit where kind = 'PREFECTURE_BUREAU' and division_code = '653100'`)
  const {
    rows: [last],
  } = await client.query<{ id: string; since: Date }>(
    `select id, holder_since as since from application where holder_unit_id = $1 and status = 'WITH_UNIT' order by holder_since, id offset 949 limit 1`,
    [holder],
  )
  const skipped = await askPeer(peer.replace('first: 50', 'first: 950').replace(/edges \{ node[^]*$/, '} }'), { holder })
  const since = last!.since.toISOString()
  const after = Buffer.from(JSON.stringify(['inbox', since, last!.id])).toString('base64url')
  const common = { limit, peer, ours, fromPeer, fromOurs }
  const session = 'admin 653100 PREFECTURE_BUREAU'
  return [
    { ...common, name: 'W1 first page', ask: inTurn([{ limit: [holder, null, null], peer: { holder }, ours: {}, session }]) },
    {
      ...common,
      name: 'W1 20th page',
      ask: inTurn([
        {
          limit: [holder, since, last!.id],
          peer: { holder, after: skipped.allApplications.pageInfo.endCursor },
          ours: { after },
          session,
        },
      ]),
    },
  ]
}
