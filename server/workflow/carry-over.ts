import { cleanContent, emptyContent, rowIdOf, withoutId, type FieldValues, type SectionContent } from './section-content.js'
import { fieldChanges } from './section-diff.js'
import type { SectionRule } from './section-rule.js'

/** What is said anew in every application: the signature under it, and what is new since the last one. */
const saidAnew = ['commitment', 'sinceLast']

/**
 * A section of last year's application as it begins this year's: what a person has typed and today's form still takes.
 * What the server knows by itself, such as the unit, is today's. Source: B6.
 * @param initial the section of a new application
 */
export function carriedContent(rule: SectionRule, last: SectionContent, initial: SectionContent): SectionContent {
  if (saidAnew.includes(rule.key)) return initial
  const input = rule.repeating
    ? { rows: last.rows.slice(0, rule.maxRows ?? last.rows.length) }
    : { values: { ...initial.values, ...last.values } }
  return cleanContent(rule, input, rule.repeating ? emptyContent() : initial).content
}

/** Whether news of a section are worth a mark: a signature is new every year. */
export const isMarked = (key: string): boolean => key !== 'commitment'

/** Evidence is carried to the rows and sections that are. */
export const carriesEvidence = (rule: SectionRule): boolean => !saidAnew.includes(rule.key)

export interface CarriedSection {
  content: SectionContent
  /** Ids of the stored files that came with it. */
  fileIds: readonly string[]
}

/** What of a section is not as it was carried over. */
export interface News {
  /** Places of rows, from 0. */
  newRows: number[]
  changedRows: number[]
  /** Keys of the fields of a plain section. */
  changedFields: string[]
  newFileIds: string[]
}

/** A row is the same row as long as it keeps its id, wherever it stands. Source: B6. */
export function newsOf(carried: CarriedSection | undefined, content: SectionContent, fileIds: readonly string[]): News {
  const before = new Map(carried?.content.rows.map((row, at) => [rowIdOf(row, at), row]))
  const state = content.rows.map((row, at) => stateOf(before.get(rowIdOf(row, at)), row))
  const places = (wanted: string) => state.flatMap((is, at) => (is === wanted ? [at] : []))
  return {
    newRows: places('new'),
    changedRows: places('changed'),
    changedFields: fieldChanges(carried?.content.values ?? {}, content.values).map(({ key }) => key),
    newFileIds: fileIds.filter((id) => !carried?.fileIds.includes(id)),
  }
}

const stateOf = (before: FieldValues | undefined, now: FieldValues): 'new' | 'changed' | 'same' =>
  before === undefined ? 'new' : fieldChanges(withoutId(before), withoutId(now)).length > 0 ? 'changed' : 'same'
