import type pg from 'pg'
import { inTurn, instant, instantSql, type Loose, type Workload } from '../workload.js'

const ours = `query Dossier($id: ID!) { application(id: $id) { id status revision versionNumber submittedAt createdAt
  holder { since handlingStartedAt unit { id name } } applicant { id personName } unit { id name parent { id name } }
  campaign { id year } series { code name } level { code name } title { id name } way { code name }
  sections { key contentHash content { ... on EarlierContent { json }
    ... on BasicContent { name sex birthDate unitName nationality workingSince health highestEducation currentWork employment phone societies }
    ... on EducationContent { rows { from to school major years education degree highest } } } } versions { number submittedAt hash }
  transfers { id seq action at actorName opinion versionNumber from { id name } to { id name } }
  approvalForms { id reviewer versionNumber recommendation signedName signedOn savedAt unit { id name }
    items { sectionKey verdict comment authentic complete valid contentHash } } } }`

const unit = '{ rowId name }'
const peer = `query Dossier($id: UUID!) { applicationByRowId(rowId: $id) { rowId status revision versionNumber submittedAt createdAt
  holderSince handlingStartedAt unitByHolderUnitId ${unit} accountByApplicantId { rowId personName }
  unitByUnitId { rowId name unitByParentId ${unit} } campaignByCampaignId { rowId year } titleSeryBySeriesCode { code name }
  titleLevelByLevelCode { code name } titleByTitleId { rowId name } acquisitionWayByWayCode { code name }
  applicationVersionsByApplicationId(orderBy: [NUMBER_ASC]) { nodes { number submittedAt hash
    versionSectionsByApplicationIdAndNumber { nodes { key content contentHash } } } }
  transfersByApplicationId(orderBy: [SEQ_ASC]) { nodes { rowId seq action at actorName opinion versionNumber unitByFromUnitId ${unit} unitByToUnitId ${unit} } }
  approvalFormsByApplicationId(orderBy: [SAVED_AT_ASC, ROW_ID_ASC]) { nodes { rowId reviewerName versionNumber recommendation signedName signedOn
    savedAt dispatchedAt unitByUnitId ${unit} approvalItemsByFormId { nodes { sectionKey verdict comment authentic complete valid contentHash } } } } } }`

const named = (row: string) =>
  `case when ${row}.id is null then null else json_build_object('id', ${row}.id, 'name', ${row}.name) end`
const order = (key: string) => `array_position('{basic,education,work,papers}', ${key})`
const limit = `
select json_build_object('data', json_build_object('application', json_build_object(
  'id', p.id, 'status', p.status, 'revision', p.revision, 'versionNumber', p.version_number, 'submittedAt', ${instantSql('p.submitted_at')},
  'createdAt', ${instantSql('p.created_at')},
  'holder', json_build_object('since', ${instantSql('p.holder_since')}, 'handlingStartedAt', ${instantSql('p.handling_started_at')}, 'unit', ${named('holder')}),
  'applicant', json_build_object('id', a.id, 'personName', a.person_name),
  'unit', json_build_object('id', u.id, 'name', u.name, 'parent', ${named('above')}),
  'campaign', json_build_object('id', c.id, 'year', c.year), 'series', json_build_object('code', s.code, 'name', s.name),
  'level', json_build_object('code', l.code, 'name', l.name), 'title', json_build_object('id', t.id, 'name', t.name),
  'way', json_build_object('code', w.code, 'name', w.name),
  'sections', (select json_agg(json_build_object('key', v.key, 'values', v.content -> 'values', 'rows', v.content -> 'rows',
      'contentHash', v.content_hash) order by ${order('v.key')})
    from version_section v where v.application_id = p.id and v.number = p.version_number),
  'versions', (select json_agg(json_build_object('number', v.number, 'submittedAt', ${instantSql('v.submitted_at')}, 'hash', v.hash) order by v.number)
    from application_version v where v.application_id = p.id),
  'transfers', (select json_agg(json_build_object('id', h.id, 'seq', h.seq, 'action', h.action, 'at', ${instantSql('h.at')}, 'actorName', h.actor_name,
      'opinion', h.opinion, 'versionNumber', h.version_number, 'from', ${named('hf')}, 'to', ${named('ht')}) order by h.seq)
    from transfer h left join unit hf on hf.id = h.from_unit_id left join unit ht on ht.id = h.to_unit_id where h.application_id = p.id),
  'approvalForms', (select coalesce(json_agg(json_build_object('id', f.id, 'reviewer', f.reviewer_name, 'versionNumber', f.version_number,
      'recommendation', f.recommendation, 'signedName', f.signed_name, 'signedOn', f.signed_on, 'savedAt', ${instantSql('f.saved_at')},
      'unit', ${named('fu')}, 'items', (select coalesce(json_agg(json_build_object('sectionKey', i.section_key, 'verdict', i.verdict, 'comment', i.comment,
        'authentic', i.authentic, 'complete', i.complete, 'valid', i.valid, 'contentHash', i.content_hash) order by ${order('i.section_key')}), '[]')
        from approval_item i where i.form_id = f.id)) order by f.saved_at, f.id), '[]')
    from approval_form f join unit fu on fu.id = f.unit_id where f.application_id = p.id and f.dispatched_at is not null))))::text as body
from application p join account a on a.id = p.applicant_id join unit u on u.id = p.unit_id left join unit above on above.id = u.parent_id
left join unit holder on holder.id = p.holder_unit_id join campaign c on c.id = p.campaign_id join title_series s on s.code = p.series_code
join title_level l on l.code = p.level_code join title t on t.id = p.title_id join acquisition_way w on w.code = p.way_code
where p.id = $1`

const keys = ['basic', 'education', 'work', 'papers']
const unitOf = (row: Loose, more = {}) => row && { id: row.rowId, name: row.name, ...more }
const inOrder = (rows: Loose[], key: string) => rows.toSorted((a, b) => keys.indexOf(a[key]) - keys.indexOf(b[key]))

const fromPeer = ({ applicationByRowId: row }: Loose) => {
  const versions = row.applicationVersionsByApplicationId.nodes
  const { rowId: id, status, revision, versionNumber } = row
  return {
    id,
    status,
    revision,
    versionNumber,
    submittedAt: instant(row.submittedAt),
    createdAt: instant(row.createdAt),
    holder: {
      since: instant(row.holderSince),
      handlingStartedAt: instant(row.handlingStartedAt),
      unit: unitOf(row.unitByHolderUnitId),
    },
    applicant: { id: row.accountByApplicantId.rowId, personName: row.accountByApplicantId.personName },
    unit: unitOf(row.unitByUnitId, { parent: unitOf(row.unitByUnitId.unitByParentId) }),
    campaign: { id: row.campaignByCampaignId.rowId, year: row.campaignByCampaignId.year },
    series: row.titleSeryBySeriesCode,
    level: row.titleLevelByLevelCode,
    title: unitOf(row.titleByTitleId),
    way: row.acquisitionWayByWayCode,
    sections: inOrder(versions.at(-1).versionSectionsByApplicationIdAndNumber.nodes, 'key').map(
      ({ key, content, contentHash }: Loose) => {
        const { values, rows } = typeof content === 'string' ? JSON.parse(content) : content
        return { key, values, rows, contentHash }
      },
    ),
    versions: versions.map(({ number, submittedAt, hash }: Loose) => ({ number, submittedAt: instant(submittedAt), hash })),
    transfers: row.transfersByApplicationId.nodes.map(({ rowId, unitByFromUnitId, unitByToUnitId, at, ...hop }: Loose) => ({
      id: rowId,
      ...hop,
      at: instant(at),
      from: unitOf(unitByFromUnitId),
      to: unitOf(unitByToUnitId),
    })),
    approvalForms: row.approvalFormsByApplicationId.nodes
      .filter((form: Loose) => form.dispatchedAt)
      .map(({ rowId, reviewerName, savedAt, dispatchedAt: _, unitByUnitId, approvalItemsByFormId, ...form }: Loose) => ({
        id: rowId,
        reviewer: reviewerName,
        ...form,
        savedAt: instant(savedAt),
        unit: unitOf(unitByUnitId),
        items: inOrder(approvalItemsByFormId.nodes, 'sectionKey'),
      })),
  }
}

/** The limit tells content as it is stored, ours by the fields of its kind. */
const plain = (content: Loose) =>
  content.json ?? (content.rows ? { values: {}, rows: content.rows } : { values: content, rows: [] })
const fromOurs = ({ application }: Loose) => ({
  ...application,
  sections: application.sections.map(({ key, contentHash, content, values, rows }: Loose) => ({
    key,
    contentHash,
    ...(content ? plain(content) : { values, rows }),
  })),
})

/** W2: one application with everything nested, opened by the bureau that has it; 200 of them in turn. */
export async function dossier(client: pg.Client): Promise<Workload[]> {
  const { rows } = await client.query<{ id: string }>(
    `select a.id from application a join unit u on u.id = a.holder_unit_id where u.kind = 'PREFECTURE_BUREAU' and u.division_code = '653100'
       and a.status = 'WITH_UNIT' order by a.holder_since, a.id limit 200`,
  )
  const session = 'admin 653100 PREFECTURE_BUREAU'
  const asks = rows.map(({ id }) => ({ limit: [id], peer: { id }, ours: { id }, session }))
  return [
    {
      name: 'W2 one application',
      limit,
      peer,
      ours,
      ask: inTurn(asks),
      fromPeer,
      fromOurs,
    },
  ]
}
