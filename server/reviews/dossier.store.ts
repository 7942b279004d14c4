import { scopeSql } from '../applications/application-scope.js'
import { columns, type ApplicationRow } from '../applications/application.store.js'
import type { AttachmentRow } from '../applications/attachment.store.js'
import type { Beside } from '../applications/beside.js'
import type { SectionRow } from '../applications/section.store.js'
import type { TransferRow } from '../applications/transfer.store.js'
import type { VersionRow, VersionSectionRow } from '../applications/version.store.js'
import type { Database } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormRow, ApprovalItemRow } from './approval-form.store.js'

type Told<Row, Instants extends keyof Row> = Omit<Row, Instants> & Record<Instants, string>

/** What the statement tells beside the row, as JSON: instants in ISO 8601. */
export interface DossierRow extends ApplicationRow {
  read: Required<Pick<Beside, 'applicant' | 'unit' | 'holderUnit' | 'handler'>> & {
    versions: Told<VersionRow, 'submittedAt'>[]
    transfers: Told<TransferRow, 'at'>[]
    forms: (Told<ApprovalFormRow, 'savedAt' | 'dispatchedAt'> & { items: Omit<ApprovalItemRow, 'current'>[] })[]
    /** Every section as it stands now, without its content. */
    standing: Pick<SectionRow, 'key' | 'contentHash' | 'locked'>[]
    /** For the applicant alone. */
    live: Told<SectionRow, 'updatedAt'>[]
    attachments: Told<AttachmentRow, 'createdAt'>[]
    /** For everybody else: what was last submitted; of every version when asked. */
    frozen: Omit<VersionSectionRow, 'submittedAt'>[]
  }
}

const list = (name: string, select: string, order: string) =>
  `'${name}', (select coalesce(json_agg(one ${order}), '[]') from (${select}) one)`
const named = (id: string) => `(select json_build_object('id', id, 'name', name) from unit where unit.id = ${id})`

const versions = `select v.application_id as "applicationId", v.number, v.submitted_at as "submittedAt", v.hash
  from application_version v where v.application_id = application.id`

const transfers = `select t.id, t.application_id as "applicationId", t.seq, t.action, t.from_unit_id as "fromUnitId", t.to_unit_id as "toUnitId",
    t.actor_name as "actorName", t.on_behalf_of_name as "onBehalfOfName", t.at, t.opinion, t.version_number as "versionNumber",
    ${named('t.from_unit_id')} as "from", ${named('t.to_unit_id')} as "to"
  from transfer t where t.application_id = application.id`

const items = `select i.form_id as "formId", i.section_key as "sectionKey", i.verdict, i.comment, i.authentic, i.complete, i.valid,
    i.content_hash as "contentHash", i.carried_from as "carriedFrom", i.reopened
  from approval_item i where i.form_id = f.id`

const forms = `select f.id, f.application_id as "applicationId", f.unit_id as "unitId", f.reviewer_name as reviewer,
    f.on_behalf_of_name as "onBehalfOfName", f.version_number as "versionNumber", f.recommendation, f.signed_name as "signedName",
    f.signed_on as "signedOn", f.saved_at as "savedAt", f.dispatched_at as "dispatchedAt", f.dispatch_action as "dispatchAction",
    ${named('f.unit_id')} as unit, (select coalesce(json_agg(item), '[]') from (${items}) item) as items
  from approval_form f where f.application_id = application.id`

const standing = `select s.key, s.content_hash as "contentHash", s.locked from section s where s.application_id = application.id`

const live = `select s.application_id as "applicationId", s.key, s.content, s.content_hash as "contentHash", s.locked, s.revision,
    s.updated_at as "updatedAt"
  from section s where s.application_id = application.id and application.applicant_id = $2::uuid`

const attachments = `select a.id, a.application_id as "applicationId", a.section_key as "sectionKey", a.label, a.row_id as "rowId",
    a.created_at as "createdAt", json_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'bytes', f.bytes) as file
  from attachment a join stored_file f on f.id = a.file_id
  where a.application_id = application.id and application.applicant_id = $2::uuid`

const frozen = `select v.application_id as "applicationId", v.number, v.key, v.content, v.content_hash as "contentHash", v.attachments
  from version_section v where v.application_id = application.id
    and ($3 or (v.number = application.version_number and application.applicant_id <> $2::uuid))`

/** Everything of one application at once: who stands in the lists of a screen costs less to read here than another statement does. */
const dossier = (scope: string) => `select ${columns}, json_build_object(
    'applicant', (select json_build_object('id', id, 'personName', person_name) from account where account.id = application.applicant_id),
    'handler', (select person_name from account where account.id = application.handler_id),
    'unit', (select json_build_object('id', u.id, 'name', u.name, 'parentId', u.parent_id, 'path', u.path::text, 'status', u.status,
        'change', u.change, 'reviewerUnitId', u.reviewer_unit_id, 'parent', ${named('u.parent_id')})
      from unit u where u.id = application.unit_id),
    'holderUnit', (select json_build_object('id', id, 'name', name, 'kind', kind) from unit where unit.id = application.holder_unit_id),
    ${list('versions', versions, 'order by one.number')},
    ${list('transfers', transfers, 'order by one.seq')},
    ${list('forms', forms, 'order by one."savedAt", one.id')},
    ${list('standing', standing, '')},
    ${list('live', live, '')},
    ${list('attachments', attachments, 'order by one.id')},
    ${list('frozen', frozen, '')}) as read
  from application where application.id = $1 and ${scope}`

/** 申请书 with everything in it, in one statement. */
export class DossierStore {
  constructor(private readonly db: Database) {}

  /** @param everyVersion the content of all that was ever submitted, not only of the last */
  async visible(id: string, viewer: Viewer, everyVersion: boolean): Promise<DossierRow | undefined> {
    if (!isUuid(id)) return undefined
    const scope = scopeSql(viewer, 4, true)
    const [row] = await this.db.read<DossierRow & object>({ name: `dossier:${scope.shape}`, text: dossier(scope.where) }, [
      ...[id, viewer.accountId, everyVersion],
      ...scope.params,
    ])
    return row
  }
}
