import type { ApplicationRow } from '../applications/application.store.js'
import type { Sheet } from '../applications/listed.store.js'
import { among } from '../database/among.js'
import type { Queryable, Transaction } from '../database/database.js'
import type { UnitName } from '../units/unit.store.js'
import type { Verdict } from '../workflow/verdicts.js'
import type { ApplicationAction } from '../workflow/application-facts.js'

export interface ApprovalFormRow {
  id: string
  applicationId: string
  unitId: string
  reviewer: string
  /** The absent colleague in whose place the reviewer writes. */
  onBehalfOfName: string | null
  versionNumber: number
  recommendation: string | null
  signedName: string | null
  /** YYYY-MM-DD */
  signedOn: string | null
  savedAt: Date
  dispatchedAt: Date | null
  dispatchAction: ApplicationAction | null
  /** Read along with it; the items in the order of the form. */
  unit?: UnitName
  items?: ApprovalItemRow[]
}

/** An application that may have come with its forms, drafts included, or with its sheets as lists show them, oldest first. */
export type ReviewedRow = ApplicationRow & { beside?: { forms?: ApprovalFormRow[]; sheets?: Sheet[] } }

export interface ApprovalItemRow {
  formId: string
  sectionKey: string
  verdict: Verdict | null
  comment: string | null
  authentic: boolean | null
  complete: boolean | null
  valid: boolean | null
  contentHash: string
  /** It judged the content that stands now. Source: S41. */
  current: boolean
  /** The version it was given on, when it stands from an earlier round. */
  carriedFrom: number | null
  /** A 是 of an earlier round was taken back here. */
  reopened: boolean
}

export interface ItemInput {
  sectionKey: string
  verdict?: Verdict | null
  comment?: string | null
  authentic?: boolean | null
  complete?: boolean | null
  valid?: boolean | null
}

/** How far a unit's draft has come, as far as the rules ask. */
export interface Judgement {
  openNo: number
  unjudged: number
  recommendationSigned: boolean
}

const columns = `f.id, f.application_id as "applicationId", f.unit_id as "unitId", f.reviewer_name as reviewer,
  f.on_behalf_of_name as "onBehalfOfName",
  f.version_number as "versionNumber", f.recommendation, f.signed_name as "signedName", f.signed_on as "signedOn",
  f.saved_at as "savedAt", f.dispatched_at as "dispatchedAt", f.dispatch_action as "dispatchAction"`

/** A section nobody wrote anything in has nothing to judge. */
const written = `(s.content <> '{"rows": [], "values": {}}'::jsonb
  or exists (select from attachment e where e.application_id = s.application_id and e.section_key = s.key))`

export class ApprovalFormStore {
  /** The forms of many applications, oldest first; drafts included, the resolver decides who sees those. */
  ofApplications(q: Queryable, applicationIds: readonly string[]): Promise<ApprovalFormRow[]> {
    return q.query(
      {
        name: 'forms-of-applications',
        text: `select ${columns} from approval_form f where f.application_id = ${among('$1')} order by f.saved_at, f.id`,
      },
      [applicationIds],
    )
  }

  /** Drafts by application and unit, in the order asked; null where there is none. */
  async drafts(q: Queryable, keys: readonly { applicationId: string; unitId: string }[]): Promise<(ApprovalFormRow | null)[]> {
    const rows = await q.query<ApprovalFormRow>(
      `select ${columns} from unnest($1::uuid[], $2::uuid[]) k(application_id, unit_id)
       join approval_form f on f.application_id = k.application_id and f.unit_id = k.unit_id and f.dispatched_at is null`,
      [keys.map((key) => key.applicationId), keys.map((key) => key.unitId)],
    )
    return keys.map((key) => rows.find((row) => row.applicationId === key.applicationId && row.unitId === key.unitId) ?? null)
  }

  itemsOf(q: Queryable, formIds: readonly string[]): Promise<ApprovalItemRow[]> {
    return q.query(
      {
        name: 'items-of-forms',
        text: `select i.form_id as "formId", i.section_key as "sectionKey", i.verdict, i.comment, i.authentic, i.complete, i.valid,
         i.content_hash as "contentHash", i.carried_from as "carriedFrom", i.reopened, s.content_hash is not distinct from i.content_hash as current
       from approval_item i join approval_form f on f.id = i.form_id
       left join section s on s.application_id = f.application_id and s.key = i.section_key
       where i.form_id = ${among('$1')} order by i.form_id, i.section_key`,
      },
      [formIds],
    )
  }

  /** What the holder's draft says of each application's present content. */
  async judgements(q: Queryable, applicationIds: readonly string[]): Promise<Map<string, Judgement>> {
    if (applicationIds.length === 0) return new Map()
    const rows = await q.query<Judgement & { id: string }>(
      {
        name: 'judgements',
        text: `select a.id, count(*) filter (where i.verdict = 'NO')::int as "openNo",
         count(*) filter (where i.verdict is null and ${written})::int as unjudged,
         coalesce(bool_and(f.recommendation <> '' and f.signed_name <> '' and f.signed_on is not null), false) as "recommendationSigned"
       from application a join section s on s.application_id = a.id
       left join approval_form f on f.application_id = a.id and f.unit_id = a.holder_unit_id and f.dispatched_at is null
       left join approval_item i on i.form_id = f.id and i.section_key = s.key and i.content_hash = s.content_hash
       where a.id = ${among('$1')} group by a.id`,
      },
      [applicationIds],
    )
    return new Map(rows.map(({ id, ...judgement }) => [id, judgement]))
  }

  /**
   * Opens the holder's draft with an item per written section. A verdict this unit has given before stands while the content
   * it judged stands; the opinion's text is kept, to be signed anew. 完整性 is what the machine found. Source: S41, S43.
   * @param incomplete keys of the sections that lack something the form asks for
   */
  async openDraft(
    tx: Transaction,
    { applicationId, unitId, versionNumber }: Pick<ApprovalFormRow, 'applicationId' | 'unitId' | 'versionNumber'>,
    by: Reviewer,
    incomplete: readonly string[],
  ): Promise<void> {
    const [form] = await tx.query<{ id: string; earlier: string | null }>(
      `with earlier as (
         select id, recommendation from approval_form
         where application_id = $1 and unit_id = $2 and dispatched_at is not null order by dispatched_at desc limit 1)
       insert into approval_form (id, application_id, unit_id, reviewer_id, reviewer_name, version_number, on_behalf_of_name, recommendation)
       select id_beside($1), $1, $2, $3, $4, $5, $6, (select recommendation from earlier)
       returning id, (select id from earlier) as earlier`,
      [applicationId, unitId, by.accountId, by.personName, versionNumber, by.standsInFor?.personName ?? null],
    )
    await tx.query(
      `insert into approval_item (form_id, section_key, verdict, comment, authentic, complete, valid, content_hash, carried_from)
       select $2, s.key, i.verdict, i.comment, i.authentic, coalesce(i.complete, s.key <> all($4)), i.valid, s.content_hash,
         case when i.verdict is not null then coalesce(i.carried_from, f.version_number) end
       from section s left join approval_form f on f.id = $3
       left join approval_item i on i.form_id = f.id and i.section_key = s.key and i.content_hash = s.content_hash
       where s.application_id = $1 and ${written}`,
      [applicationId, form?.id, form?.earlier ?? null, incomplete],
    )
  }

  async save(tx: Transaction, formId: string, by: Reviewer, opinion: Opinion): Promise<void> {
    await tx.query(
      `update approval_form set reviewer_id = $2, reviewer_name = $3, recommendation = $4, signed_name = $5, signed_on = $6,
         on_behalf_of_name = $7, saved_at = now()
       where id = $1`,
      [
        formId,
        by.accountId,
        by.personName,
        opinion.recommendation,
        opinion.signedName,
        opinion.signedOn,
        by.standsInFor?.personName ?? null,
      ],
    )
  }

  /** Binds each verdict to the content that stands now. A 是 of an earlier round that is given up is marked as opened again. */
  async saveItems(
    tx: Transaction,
    formId: string,
    items: readonly ItemInput[],
  ): Promise<{ unknown: string[]; reopened: string[] }> {
    const before = await this.itemsOf(tx, [formId])
    const saved = await tx.query<{ key: string }>(
      `insert into approval_item (form_id, section_key, verdict, comment, authentic, complete, valid, content_hash)
       select f.id, s.key, i.verdict, nullif(trim(i.comment), ''), i.authentic, i.complete, i.valid, s.content_hash
       from approval_form f join section s on s.application_id = f.application_id
       join jsonb_to_recordset($2::jsonb) as i("sectionKey" text, verdict text, comment text, authentic boolean, complete boolean, valid boolean)
         on i."sectionKey" = s.key
       where f.id = $1 and ${written}
       on conflict (form_id, section_key) do update set verdict = excluded.verdict, comment = excluded.comment,
         authentic = excluded.authentic, complete = excluded.complete, valid = excluded.valid, content_hash = excluded.content_hash,
         carried_from = case when approval_item.verdict = excluded.verdict then approval_item.carried_from end,
         reopened = approval_item.reopened or (approval_item.carried_from is not null and approval_item.verdict = 'YES'
           and excluded.verdict is distinct from 'YES')
       returning section_key as key`,
      [formId, JSON.stringify(items)],
    )
    const keys = new Set(saved.map(({ key }) => key))
    const stood = before.filter(({ carriedFrom, verdict }) => carriedFrom !== null && verdict === 'YES')
    const given = new Map(items.map((item) => [item.sectionKey, item.verdict ?? null]))
    return {
      unknown: items.map((item) => item.sectionKey).filter((key) => !keys.has(key)),
      reopened: stood.map(({ sectionKey }) => sectionKey).filter((key) => given.has(key) && given.get(key) !== 'YES'),
    }
  }

  /** The unit that had reported the application up to `unitId` before; null when the applicant had submitted it there. */
  async cameFrom(tx: Transaction, applicationId: string, unitId: string): Promise<string | null> {
    const [hop] = await tx.query<{ before: { cameFromUnitId: string | null } }>(
      `select before from transfer where application_id = $1 and from_unit_id = $2 and action = 'reportUp' order by seq desc limit 1`,
      [applicationId, unitId],
    )
    return hop?.before.cameFromUnitId ?? null
  }

  /** Source: S45; the exact prior state includes the draft. */
  async reopen(tx: Transaction, formId: string): Promise<void> {
    await tx.query('update approval_form set dispatched_at = null, dispatch_action = null where id = $1', [formId])
  }
}

export interface Reviewer {
  accountId: string
  personName: string
  standsInFor?: { personName: string } | null
}

export interface Opinion {
  recommendation: string | null
  signedName: string | null
  signedOn: string | null
}
