import { rowIdKey, type FieldValue, type FieldValues, type SectionContent } from './section-content.js'

export type Change = 'ADDED' | 'REMOVED' | 'CHANGED'

export interface FieldChange {
  key: string
  /** null: it was, or is, not filled. */
  before: FieldValue | null
  after: FieldValue | null
}

/** One row of a repeating section; its place in the old and in the new list, from 0, null where it is not there. */
export interface RowChange {
  change: Change
  before: number | null
  after: number | null
  fields: FieldChange[]
}

/** What of an attachment counts as its content. */
export interface ComparedFile {
  label: string
  name: string
  sha256: string
  /** The row it belongs to; null or left out: to the section as a whole. */
  rowId?: string | null
}

export interface FileChange<File> {
  change: Change
  before: File | null
  after: File | null
}

export interface ComparedSection<File> {
  content: SectionContent
  files: readonly File[]
}

/** Only what differs is listed; three empty lists mean that nothing does. */
export interface SectionChange<File> {
  fields: FieldChange[]
  rows: RowChange[]
  files: FileChange<File>[]
}

/**
 * What a section says differently in two versions, field by field, row by row and file by file. Rows that stayed the same
 * are recognised wherever they stand now; between them, rows are compared in their order. Source: S41.
 */
export function sectionChange<File extends ComparedFile>(
  before: ComparedSection<File> | undefined,
  after: ComparedSection<File> | undefined,
): SectionChange<File> {
  return {
    fields: fieldChanges(before?.content.values ?? {}, after?.content.values ?? {}),
    rows: rowChanges(before?.content.rows ?? [], after?.content.rows ?? []),
    files: fileChanges(before?.files ?? [], after?.files ?? []),
  }
}

export const isSame = ({ fields, rows, files }: SectionChange<unknown>): boolean =>
  fields.length + rows.length + files.length === 0

export function fieldChanges(before: FieldValues, after: FieldValues): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== rowIdKey)
  return keys
    .map((key) => ({ key, before: before[key] ?? null, after: after[key] ?? null }))
    .filter((field) => field.before !== field.after)
}

function rowChanges(before: readonly FieldValues[], after: readonly FieldValues[]): RowChange[] {
  const changes: RowChange[] = []
  const stretch = (olds: number[], news: number[]) => {
    for (let at = 0; at < Math.max(olds.length, news.length); at++) {
      const [old = null, now = null] = [olds[at], news[at]]
      const change = old === null ? 'ADDED' : now === null ? 'REMOVED' : 'CHANGED'
      const fields = fieldChanges(old === null ? {} : (before[old] ?? {}), now === null ? {} : (after[now] ?? {}))
      changes.push({ change, before: old, after: now, fields })
    }
  }
  let [from, to] = [0, 0]
  for (const [old, now] of [...keptRows(before, after), [before.length, after.length] as const]) {
    stretch(numbers(from, old), numbers(to, now))
    ;[from, to] = [old + 1, now + 1]
  }
  return changes
}

const numbers = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
const sameRow = (one: FieldValues, other: FieldValues): boolean => fieldChanges(one, other).length === 0

/** The longest common subsequence of equal rows, as pairs of places. */
function keptRows(before: readonly FieldValues[], after: readonly FieldValues[]): [number, number][] {
  const longest = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (old: number, now: number) => longest[old]?.[now] ?? 0
  const isKept = (old: number, now: number) => sameRow(before[old] ?? {}, after[now] ?? {})
  for (let old = before.length - 1; old >= 0; old--)
    for (let now = after.length - 1; now >= 0; now--)
      longest[old]![now] = isKept(old, now) ? at(old + 1, now + 1) + 1 : Math.max(at(old + 1, now), at(old, now + 1))
  const pairs: [number, number][] = []
  for (let old = 0, now = 0; old < before.length && now < after.length;) {
    if (isKept(old, now)) pairs.push([old++, now++])
    else if (at(old + 1, now) >= at(old, now + 1)) old++
    else now++
  }
  return pairs
}

/** The same bytes under the same name prove the same; other bytes under that name and label replace them. */
function fileChanges<File extends ComparedFile>(before: readonly File[], after: readonly File[]): FileChange<File>[] {
  const isSameFile = (one: File, other: File) => one.sha256 === other.sha256 && isReplaced(one, other)
  const isReplaced = (one: File, other: File) =>
    one.label === other.label && one.name === other.name && (one.rowId ?? null) === (other.rowId ?? null)
  const gone = [...before]
  const take = (matches: (old: File) => boolean) => {
    const at = gone.findIndex(matches)
    return at < 0 ? null : (gone.splice(at, 1)[0] ?? null)
  }
  const fresh = after.filter((file) => !take((old) => isSameFile(old, file)))
  const changed = fresh.map((file): FileChange<File> => {
    const old = take((one) => isReplaced(one, file))
    return { change: old ? 'CHANGED' : 'ADDED', before: old, after: file }
  })
  return [...changed, ...gone.map((file) => ({ change: 'REMOVED' as const, before: file, after: null }))]
}
