import type pg from 'pg'
import { firstHash } from '../../../server/audit/chain.js'
import { behindTheTriggers, once, type Loose, type Workload } from '../workload.js'

const ours = `mutation Move($input: ReportUpInput!) { reportUp(input: $input) { id status revision holder { unit { id } } } }`
const peer = `mutation Move($input: PeerReportUpInput!) { peerReportUp(input: $input) { result { rowId status revision unitByHolderUnitId { rowId } } } }`

/** The same rows as ours writes, in one statement; the rules are left out but for the revision and what makes it wrong to move. */
const limit = `
with was as materialized (
  select * from application where id = $1 and revision = $2 and handling_started_at is not null for update),
form as (
  update approval_form f set dispatched_at = now(), dispatch_action = 'reportUp' from was
  where f.application_id = was.id and f.unit_id = was.holder_unit_id and f.dispatched_at is null
    and not exists (select from approval_item i where i.form_id = f.id and i.verdict is distinct from 'YES') returning f.id),
hop as (
  insert into transfer (id, application_id, seq, action, from_unit_id, to_unit_id, actor_id, actor_name, version_number, form_id, idempotency_key, before)
  select uuidv7(), was.id, (select max(seq) + 1 from transfer t where t.application_id = was.id), 'reportUp', was.holder_unit_id, $3, actor.id,
    actor.person_name, was.version_number, form.id, $5, jsonb_build_object('status', was.status, 'holderUnitId', was.holder_unit_id,
      'holderSince', was.holder_since, 'handlingStartedAt', was.handling_started_at, 'handlerId', was.handler_id,
      'cameFromUnitId', was.came_from_unit_id, 'lastTransferId', was.last_transfer_id)
  from was, form, account actor where actor.id = $4 returning id, application_id),
moved as (
  update application a set status = 'WITH_COMMITTEE', holder_unit_id = $3, holder_since = now(), handling_started_at = null, handler_id = null,
    came_from_unit_id = was.holder_unit_id, last_transfer_id = hop.id, trail_unit_ids = was.trail_unit_ids || $3::uuid, urged_at = null,
    send_back_requested_at = null, revision = was.revision + 1, updated_at = now()
  from was, hop where a.id = was.id returning a.*),
trail as (
  insert into audit_entry (subject, seq, actor_id, action, detail, previous_hash, hash)
  select 'application:' || moved.id, coalesce(last.seq, 0) + 1, $4, 'reportUp', detail.told, coalesce(last.hash, '${firstHash}'),
    encode(sha256((coalesce(last.hash, '${firstHash}') || detail.told)::bytea), 'hex')
  from moved left join lateral (select seq, hash from audit_entry where subject = 'application:' || moved.id order by seq desc limit 1) last on true
    cross join lateral (select jsonb_build_object('transferId', moved.last_transfer_id, 'to', moved.holder_unit_id, 'status', moved.status) as told) detail),
news as (
  insert into notification (unit_id, kind, params, application_id)
  select moved.holder_unit_id, 'APPLICATION_ARRIVED', jsonb_build_object('applicantName', applicant.person_name, 'unitName', unit.name), moved.id
  from moved join account applicant on applicant.id = moved.applicant_id join unit on unit.id = moved.came_from_unit_id)
select json_build_object('data', json_build_object('reportUp', json_build_object('id', id, 'status', status, 'revision', revision,
  'holder', json_build_object('unit', json_build_object('id', holder_unit_id)))))::text as body from moved`

const fromPeer = ({ peerReportUp: { result } }: Loose) => ({
  id: result.rowId,
  status: result.status,
  revision: result.revision,
  holder: { unit: { id: result.unitByHolderUnitId.rowId } },
})

const ready = 'in (select application_id from bench.ready)'
const moved = `from application a join bench.ready_application b using (id) where a.revision <> b.revision`
/** The counts are told what is taken back, as the triggers would have told them: some of it may have been folded already. */
const asBefore = [
  `create temporary table taken_back on commit drop as select id ${moved}`,
  `insert into inbox_delta (unit_id, series_code, level_code, n)
     select holder_unit_id, series_code, level_code, -1 from application join taken_back using (id) where status in ('WITH_UNIT', 'WITH_COMMITTEE')`,
  `select tally_add(a, a.status, '', -1, 0) from application a join taken_back using (id)`,
  `select tally_add(a, '', s.step, -1, s.ms) from application_stay s join application a on a.id = s.application_id join taken_back on taken_back.id = a.id`,
  `delete from transfer where application_id ${ready} and seq > 4`,
  `delete from application_stay where application_id ${ready}`,
  `delete from application_change where application_id ${ready}`,
  `delete from notification where application_id ${ready}`,
  `delete from audit_entry where subject in (select 'application:' || application_id from bench.ready)`,
  // Columns that a migration has added since the database was built keep what they have.
  `with was as (delete from application where id ${ready} returning *)
   insert into application select (jsonb_populate_record(was::application, to_jsonb(b))).* from was join bench.ready_application b using (id)`,
  `update approval_form set dispatched_at = null, dispatch_action = null where id in (select form_id from bench.ready)`,
  `select tally_add(a, a.status, '', 1, 0) from application a join taken_back using (id)`,
  `insert into inbox_delta (unit_id, series_code, level_code, n)
     select holder_unit_id, series_code, level_code, 1 from application join taken_back using (id)`,
]

/** W4: the bureau reports up what it has judged, each application to its committee. */
export async function moves(client: pg.Client): Promise<Workload[]> {
  const { rows } = await client.query<{ id: string; to: string; actor: string; revision: number }>(
    `select r.application_id as id, r.to_unit_id as to, a.handler_id as actor, a.revision from bench.ready r
     join bench.ready_application a on a.id = r.application_id order by md5(r.application_id::text)`,
  )
  const asks = rows.map(({ id, to, actor, revision }) => ({
    limit: [id, revision, to, actor, `bench-${id}`],
    peer: { input: { applicationId: id, revision, toUnitId: to, actorId: actor, idempotencyKey: `bench-${id}` } },
    ours: { input: { applicationId: id, revision, toUnitId: to, idempotencyKey: `bench-${id}` } },
    session: 'admin 653100 PREFECTURE_BUREAU',
  }))
  const fromOurs = ({ reportUp }: Loose) => reportUp as unknown
  const reset = (admin: pg.Client) => behindTheTriggers(admin, ...asBefore)
  return [{ name: 'W4 report up', limit, peer, ours, ask: once(asks), fromPeer, fromOurs, reset }]
}
