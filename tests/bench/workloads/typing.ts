import type pg from 'pg'
import { contentHash } from '../../../server/applications/content-hash.js'
import { firstHash } from '../../../server/audit/chain.js'
import { behindTheTriggers, clients, type Ask, type Loose, type Workload } from '../workload.js'

const ours = `mutation Save($input: SaveSectionInput!) { saveSection(input: $input) { key revision contentHash
  content { ... on EducationContent { rows { id from to school major years education degree highest } } } } }`
const peer = `mutation Save($id: UUID!, $patch: SectionPatch!) {
  updateSectionByApplicationIdAndKey(input: { applicationId: $id, key: "education", sectionPatch: $patch }) { section { key content revision contentHash } } }`
const limit = `
with written as (
  update section s set content = $4, content_hash = $5, revision = s.revision + 1, updated_at = now()
  from application a where s.application_id = $1 and s.key = 'education' and s.revision = $3
    and a.id = s.application_id and a.applicant_id = $2 and a.status in ('DRAFT', 'RETURNED') returning s.*),
touched as (update application set updated_at = now() from written where application.id = written.application_id),
trail as (
  insert into audit_entry (subject, seq, actor_id, action, detail, previous_hash, hash)
  select 'application:' || w.application_id, coalesce(last.seq, 0) + 1, $2, 'saveSection', detail.told, coalesce(last.hash, '${firstHash}'),
    encode(sha256((coalesce(last.hash, '${firstHash}') || detail.told)::bytea), 'hex')
  from written w left join lateral (select seq, hash from audit_entry where subject = 'application:' || w.application_id order by seq desc limit 1) last on true
    cross join lateral (select jsonb_build_object('section', w.key, 'after', w.content_hash) as told) detail)
select json_build_object('data', json_build_object('saveSection', json_build_object('key', key, 'values', content -> 'values',
  'rows', content -> 'rows', 'revision', revision, 'contentHash', content_hash)))::text as body from written`

const fromPeer = ({ updateSectionByApplicationIdAndKey: { section } }: Loose) => {
  const { content, ...rest } = section
  return { ...rest, ...(typeof content === 'string' ? JSON.parse(content) : content) }
}

const fromOurs = ({ saveSection: { content, ...saved } }: Loose) =>
  content ? { values: {}, rows: content.rows, ...saved } : saved

const firstRevision = 2
const typed = (turn: number) => ({
  values: {},
  rows: [
    {
      id: 'r1',
      from: '2004-09',
      to: '2008-07',
      school: '新疆大学',
      major: `第${turn}次`,
      years: 4,
      education: '大学本科',
      degree: '学士',
      highest: false,
    },
    {
      id: 'r2',
      from: '2008-09',
      to: '2011-07',
      school: '新疆师范大学',
      major: '教育学',
      years: 3,
      education: '硕士研究生',
      degree: '硕士',
      highest: true,
    },
  ],
})

/** W6: applicants type, and their screen saves one section again and again. */
export async function typing(client: pg.Client): Promise<Workload[]> {
  const { rows: drafts } = await client.query<{ id: string; account: string }>(
    `select application_id as id, account_id as account from bench.draft order by n limit ${clients}`,
  )
  const ask = (one: number, turn: number): Ask => {
    const { id, account } = drafts[one]!
    const [revision, content] = [firstRevision + turn, typed(turn)]
    const hash = contentHash(content, [])
    return {
      limit: [id, account, revision, JSON.stringify(content), hash],
      peer: { id, patch: { content, contentHash: hash, revision: revision + 1, updatedAt: new Date().toISOString() } },
      ours: { input: { applicationId: id, revision, section: { education: { rows: content.rows } } } },
      session: `draft ${one}`,
    }
  }
  const reset = (admin: pg.Client) =>
    behindTheTriggers(
      admin,
      `update section set revision = ${firstRevision}, content_hash = '-' where application_id in (select application_id from bench.draft)`,
      `delete from audit_entry where subject in (select 'application:' || application_id from bench.draft)`,
    )
  return [
    {
      name: 'W6 autosave',
      limit,
      peer,
      ours,
      ask,
      fromPeer,
      fromOurs,
      reset,
    },
  ]
}
