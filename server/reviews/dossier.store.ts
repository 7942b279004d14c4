import { scopeSql, type ScopeSql } from '../applications/application-scope.js'
import { columns, type ApplicationRow } from '../applications/application.store.js'
import type { AttachmentRow } from '../applications/attachment.store.js'
import type { Beside } from '../applications/beside.js'
import type { SectionRow } from '../applications/section.store.js'
import type { TransferRow } from '../applications/transfer.store.js'
import type { VersionRow, VersionSectionRow } from '../applications/version.store.js'
import type { Database, Statement } from '../database/database.js'
import { isUuid } from '../reference/uuid.js'
import type { UnitName, UnitRow } from '../units/unit.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormRow, ApprovalItemRow } from './approval-form.store.js'

type Told<Row, Instants extends keyof Row, Known extends keyof Row = never> = Omit<Row, Instants | Known | 'applicationId'> &
  Record<Instants, string>

/** What the statement tells beside the row, as JSON: instants in ISO 8601, what follows from where it stands left out. */
export interface DossierRow extends ApplicationRow {
  read: Required<Pick<Beside, 'applicant' | 'unit' | 'handler'>> & {
    /** Every unit it has been at. */
    units: (UnitName & Pick<UnitRow, 'kind'>)[]
    versions: Told<VersionRow, 'submittedAt'>[]
    transfers: Told<TransferRow, 'at'>[]
    forms: (Told<ApprovalFormRow, 'savedAt' | 'dispatchedAt'> & { items: Omit<ApprovalItemRow, 'current' | 'formId'>[] })[]
    /** When asked: every section as it stands now, without its content. */
    standing: Pick<SectionRow, 'key' | 'contentHash' | 'locked'>[]
    /** Of whoever sees only their own. */
    live?: Told<SectionRow, 'updatedAt'>[]
    attachments?: Told<AttachmentRow, 'createdAt'>[]
    /** Of every version when asked; else what was last submitted, to others. */
    frozen: Omit<VersionSectionRow, 'submittedAt' | 'applicationId'>[]
  }
}

const list = (name: string, select: string, order = '') =>
  `'${name}', (select coalesce(json_agg(one ${order}), '[]') from (${select}) one)`

// Whoever has had it stands in its trail, so their names are read once, however often the hops name them.
const units = `select id, name, kind from unit where unit.id = any(application.trail_unit_ids)`

const versions = `select v.number, v.submitted_at as "submittedAt", v.hash
  from application_version v where v.application_id = $1`

const transfers = `select t.id, t.seq, t.action, t.from_unit_id as "fromUnitId", t.to_unit_id as "toUnitId", t.actor_name as "actorName",
    t.on_behalf_of_name as "onBehalfOfName", t.at, t.opinion, t.version_number as "versionNumber"
  from transfer t where t.application_id = $1`

const items = `select i.section_key as "sectionKey", i.verdict, i.comment, i.authentic, i.complete, i.valid,
    i.content_hash as "contentHash", i.carried_from as "carriedFrom", i.reopened
  from approval_item i where i.form_id = f.id`

const forms = `select f.id, f.unit_id as "unitId", f.reviewer_name as reviewer, f.on_behalf_of_name as "onBehalfOfName",
    f.version_number as "versionNumber", f.recommendation, f.signed_name as "signedName", f.signed_on as "signedOn",
    f.saved_at as "savedAt", f.dispatched_at as "dispatchedAt", f.dispatch_action as "dispatchAction",
    (select coalesce(json_agg(item), '[]') from (${items}) item) as items
  from approval_form f where f.application_id = $1`

const standing = `select s.key, s.content_hash as "contentHash", s.locked from section s where s.application_id = $1 and $3`

const live = `select s.key, s.content, s.content_hash as "contentHash", s.locked, s.revision, s.updated_at as "updatedAt"
  from section s where s.application_id = $1`

const attachments = `select a.id, a.section_key as "sectionKey", a.label, a.row_id as "rowId", a.created_at as "createdAt",
    json_build_object('id', f.id, 'name', f.name, 'mimeType', f.mime_type, 'bytes', f.bytes) as file
  from attachment a join stored_file f on f.id = a.file_id where a.application_id = $1`

const frozen = `select v.number, v.key, v.content, v.content_hash as "contentHash", v.attachments
  from version_section v where v.application_id = $1`

/** To whoever sees nothing but their own: as it stands. */
const own = `${list('live', live)}, ${list('attachments', attachments, 'order by one.id')}, ${list('frozen', `${frozen} and $2`)}`
/** To everybody else: what was last submitted; should it be the viewer's own, the loaders read how it stands. */
const submitted = list('frozen', `${frozen} and ($2 or v.number = application.version_number)`)

// The parts ask by the parameter, not by the row: where the tables are divided by years, only that year is opened then.
/** Everything of one application at once: what a screen does not show costs less to read here than another statement does. */
const dossier = (scope: string, sections: string) => `select ${columns}, json_build_object(
    'applicant', (select json_build_object('id', id, 'personName', person_name) from account where account.id = application.applicant_id),
    'handler', (select person_name from account where account.id = application.handler_id),
    'unit', (select json_build_object('id', u.id, 'name', u.name, 'parentId', u.parent_id, 'path', u.path::text, 'status', u.status,
        'change', u.change, 'reviewerUnitId', u.reviewer_unit_id,
        'parent', case when above.id is not null then json_build_object('id', above.id, 'name', above.name) end)
      from unit u left join unit above on above.id = u.parent_id where u.id = application.unit_id),
    ${list('units', units)},
    ${list('versions', versions, 'order by one.number')},
    ${list('transfers', transfers, 'order by one.seq')},
    ${list('forms', forms, 'order by one."savedAt", one.id')},
    ${list('standing', standing)},
    ${sections}) as read
  from application where application.id = $1 and ${scope}`

/** 申请书 with everything in it, in one statement. */
export class DossierStore {
  /** By the shape of the scope. */
  private readonly statements = new Map<string, Statement>()

  constructor(private readonly db: Database) {}

  /**
   * @param everyVersion the content of all that was ever submitted, not only of the last
   * @param standing what stands now of each section, to compare with what was judged
   */
  async visible(id: string, viewer: Viewer, everyVersion: boolean, standing: boolean): Promise<DossierRow | undefined> {
    if (!isUuid(id)) return undefined
    const scope = scopeSql(viewer, 4, true)
    const params = [id, everyVersion, standing, ...scope.params]
    const [row] = await this.db.query<DossierRow & object>(this.statement(scope), params)
    return row
  }

  private statement({ shape, where }: ScopeSql): Statement {
    const known = this.statements.get(shape)
    if (known) return known
    const made = { name: `dossier:${shape}`, text: dossier(where, shape === 'applicant' ? own : submitted) }
    this.statements.set(shape, made)
    return made
  }
}
