import type { World } from '../support/world.js'

/**
 * Copies the one application there is, with its 审批单 saved, as often as told; the last copy has an item judged 否.
 * One person files once a year, so each copy is somebody else's as far as the index asks.
 */
export async function copyOnDesk(world: World, count: number): Promise<void> {
  await world.rows(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status)
     select applicant_id, uuid_send(uuidv7()), unit_id, campaign_id, series_code, level_code, title_id, way_code, 'DRAFT'
     from application, generate_series(1, $1)`,
    [count],
  )
  // Content is written while its applicant has it, as the database insists.
  await world.rows(
    `insert into section (application_id, key, content, content_hash) select copy.id, s.key, s.content, s.content_hash
     from application copy, section s where copy.status = 'DRAFT'`,
  )
  await world.rows(
    `update application copy set status = desk.status, holder_unit_id = desk.holder_unit_id, handling_started_at = now(),
       handler_id = desk.handler_id, trail_unit_ids = desk.trail_unit_ids, version_number = 1, submitted_at = now()
     from application desk where copy.status = 'DRAFT' and desk.status <> 'DRAFT'`,
  )
  await world.rows(
    `with forms as (
       insert into approval_form (application_id, unit_id, reviewer_id, reviewer_name, version_number, recommendation, signed_name, signed_on)
       select copy.id, f.unit_id, f.reviewer_id, f.reviewer_name, 1, f.recommendation, f.signed_name, f.signed_on
       from application copy, approval_form f where copy.id <> f.application_id returning id, application_id)
     insert into approval_item (form_id, section_key, verdict, content_hash)
     select forms.id, i.section_key,
       case when i.section_key = 'summary' and forms.application_id = (select max(id::text)::uuid from application) then 'NO' else i.verdict end,
       i.content_hash
     from forms, approval_item i`,
  )
}
