import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { versionSection, type ServedAttachment } from '../applications/served-section.js'
import { versionSections, type VersionSectionRow } from '../applications/version.store.js'
import { isSame, sectionChange, type FieldChange, type FileChange, type RowChange } from '../workflow/section-diff.js'
import { inFormOrder, sectionLabel, sectionRuleOf } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApprovalFormRow } from './approval-form.store.js'

/** Which versions of an application to compare; left out: the present one, with the one the viewer's unit judged last. */
export interface ComparisonKey {
  applicationId: string
  versionNumber: number
  from: number | null
  to: number | null
  /** Its forms and the sections of every version, when they were read along. */
  beside?: { forms?: ApprovalFormRow[]; frozen?: VersionSectionRow[] } | undefined
}

export type ComparedField = FieldChange & { label: string }

export interface SectionComparison {
  key: string
  label: string
  fields: ComparedField[]
  rows: (Omit<RowChange, 'fields'> & { fields: ComparedField[] })[]
  files: FileChange<ServedAttachment>[]
}

export interface Comparison {
  from: number
  to: number
  sections: SectionComparison[]
}

interface Pair {
  applicationId: string
  from: number
  to: number
}

/** What differs between two versions of each application; null where there is nothing earlier to compare with. Source: S41. */
export const comparisonLoader = (q: Queryable, viewer: Viewer | null) =>
  new DataLoader<ComparisonKey, Comparison | null, string>(
    async (keys) => {
      const judged = await judgedBefore(q, viewer?.unitId ?? null, keys)
      const pairs = keys.map((key, at) => pairOf(key, judged[at] ?? null))
      const wanted = pairs.flatMap((pair, at) =>
        pair && !keys[at]?.beside?.frozen ? [pair.from, pair.to].map((number) => ({ ...pair, number })) : [],
      )
      const sections = wanted.length > 0 ? await versionSections(q, wanted) : []
      return pairs.map((pair, at) => pair && compared(pair, keys[at]?.beside?.frozen ?? sections))
    },
    { cacheKeyFn: ({ applicationId, from, to, versionNumber }) => `${applicationId} ${from} ${to ?? versionNumber}` },
  )

function pairOf({ applicationId, versionNumber, ...asked }: ComparisonKey, judged: number | null): Pair | null {
  const to = asked.to ?? versionNumber
  const from = asked.from ?? judged ?? to - 1
  const isThere = (number: number) => number >= 1 && number <= versionNumber
  return isThere(from) && isThere(to) && from !== to ? { applicationId, from, to } : null
}

const wantedTo = ({ to, versionNumber }: ComparisonKey): number => to ?? versionNumber

/** By place of the key: the latest version before the wanted one that this unit sent on with its sheet; null: none. */
async function judgedBefore(
  q: Queryable,
  unitId: string | null,
  keys: readonly ComparisonKey[],
): Promise<(number | null | undefined)[]> {
  const told = keys.map((key) => judgedIn(key, unitId))
  const open = keys.filter(({ from }, at) => from === null && told[at] === undefined)
  if (!unitId || open.length === 0) return told
  const rows = await q.query<{ place: number; version: number }>(
    `select (k.place - 1)::int as place, max(f.version_number) as version
     from unnest($1::uuid[], $2::int[]) with ordinality k(application_id, number, place)
     join approval_form f on f.application_id = k.application_id and f.unit_id = $3 and f.dispatched_at is not null
       and f.version_number < k.number group by k.place`,
    [open.map(({ applicationId }) => applicationId), open.map(wantedTo), unitId],
  )
  const read = new Map(rows.map(({ place, version }) => [open[place], version]))
  return keys.map((key, at) => told[at] ?? read.get(key))
}

/** undefined: the forms were not read along. */
function judgedIn(key: ComparisonKey, unitId: string | null): number | null | undefined {
  const forms = key.beside?.forms?.filter(
    (form) => form.unitId === unitId && form.dispatchedAt !== null && form.versionNumber < wantedTo(key),
  )
  return forms && (forms.length > 0 ? Math.max(...forms.map(({ versionNumber }) => versionNumber)) : null)
}

function compared({ applicationId, from, to }: Pair, rows: readonly VersionSectionRow[]): Comparison {
  const of = (number: number) =>
    new Map(rows.filter((row) => row.applicationId === applicationId && row.number === number).map((row) => [row.key, row]))
  const [olds, news] = [of(from), of(to)]
  const keys = inFormOrder([...new Set([...olds.keys(), ...news.keys()])], (key) => key)
  const sections = keys.flatMap((key) => {
    const [old, now] = [olds.get(key), news.get(key)]
    if (old?.contentHash === now?.contentHash) return []
    const change = sectionChange(old && comparable(old), now && comparable(now))
    const labelled = (fields: FieldChange[]) => fields.map((field) => ({ ...field, label: fieldLabel(key, field.key) }))
    const shown = {
      fields: labelled(change.fields),
      rows: change.rows.map((row) => ({ ...row, fields: labelled(row.fields) })),
      files: change.files.map((file) => ({
        change: file.change,
        before: served(old, file.before),
        after: served(now, file.after),
      })),
    }
    return isSame(change) ? [] : [{ key, label: sectionLabel(key), ...shown }]
  })
  return { from, to, sections }
}

const comparable = ({ content, attachments }: VersionSectionRow) => ({ content, files: attachments })
const served = (section: VersionSectionRow | undefined, file: { id: string } | null): ServedAttachment | null =>
  (section && file && versionSection(section).attachments.find(({ id }) => id === file.id)) ?? null
const fieldLabel = (section: string, key: string): string =>
  sectionRuleOf(section)?.fields.find((field) => field.key === key)?.label ?? key
