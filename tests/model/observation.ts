import type { Database } from '../../server/database/database.js'
import type { ApplicationStatus } from '../../server/workflow/application-facts.js'
import type { Verdict } from '../../server/workflow/verdicts.js'

/** An application as its tables have it, read by SQL of the tests' own. Instants as the database writes them. */
export interface Observation {
  place: {
    status: ApplicationStatus
    holder: string | null
    since: string
    handlingSince: string | null
    handler: string | null
    cameFrom: string | null
    lastTransfer: string | null
  }
  applicantId: string
  unitId: string
  revision: number
  version: number
  trail: string[]
  itemised: boolean
  selfAdministered: boolean
  transfers: {
    id: string
    seq: number
    action: string
    from: string | null
    to: string | null
    actor: string
    behalf: string | null
    key: string
    form: string | null
  }[]
  sections: Record<string, { hash: string; locked: boolean; revision: number; written: boolean; empty: boolean }>
  forms: {
    id: string
    unit: string
    open: boolean
    signed: boolean
    saved: string
    items: Record<string, { verdict: Verdict | null; hash: string }>
  }[]
  versions: Record<string, string>
  audited: number
}

const observation = `
select jsonb_build_object('status', a.status, 'holder', a.holder_unit_id, 'since', a.holder_since, 'handlingSince', a.handling_started_at,
    'handler', a.handler_id, 'cameFrom', a.came_from_unit_id, 'lastTransfer', a.last_transfer_id) as place,
  a.applicant_id as "applicantId", a.unit_id as "unitId", a.revision, a.version_number as version, a.trail_unit_ids as trail,
  a.itemised, a.self_administered as "selfAdministered",
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'seq', seq, 'action', action, 'from', from_unit_id, 'to', to_unit_id,
     'actor', actor_id, 'behalf', on_behalf_of_id, 'key', idempotency_key, 'form', form_id) order by seq), '[]') from transfer where application_id = a.id) as transfers,
  (select jsonb_object_agg(key, jsonb_build_object('hash', content_hash, 'locked', locked, 'revision', revision,
     'empty', coalesce(content #>> '{values,text}', '') = '' and key = 'summary',
     'written', content <> '{"rows": [], "values": {}}' or exists (select from attachment e where e.application_id = a.id and e.section_key = key)))
     from section where application_id = a.id) as sections,
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'unit', f.unit_id, 'open', f.dispatched_at is null, 'saved', f.saved_at,
     'signed', f.recommendation <> '' and f.signed_name <> '' and f.signed_on is not null,
     'items', (select coalesce(jsonb_object_agg(i.section_key, jsonb_build_object('verdict', i.verdict, 'hash', i.content_hash)), '{}')
       from approval_item i where i.form_id = f.id)) order by f.id), '[]') from approval_form f where f.application_id = a.id) as forms,
  (select coalesce(jsonb_object_agg(number, digest), '{}') from (select number, md5(string_agg(key || content::text || content_hash || attachments::text, '' order by key)) as digest
     from version_section where application_id = a.id group by number) v) as versions,
  (select count(*)::int from audit_entry where subject = 'application:' || a.id) as audited
from application a where a.id = $1`

export async function observe(db: Database, applicationId: string): Promise<Observation> {
  const [row] = await db.query<Observation & object>({ name: 'model-observation', text: observation }, [applicationId])
  if (!row) throw new Error(`application ${applicationId} is gone`)
  return row
}
