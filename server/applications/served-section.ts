import type { StoredFileRow } from '../files/stored-file.store.js'
import type { SectionFacts } from '../workflow/section-rule.js'
import { localDate } from '../workflow/local-date.js'
import { rowPlaces, type FieldValues, type SectionContent } from '../workflow/section-content.js'
import { problemsOf, stateOf, type SectionProblem, type SectionState } from '../workflow/section-problems.js'
import { warningsOf, type SectionWarning } from '../workflow/section-warnings.js'
import { sectionLabel, sectionPosition, sectionRuleOf } from '../workflow/section-rules.js'
import type { AttachmentRow } from './attachment.store.js'
import type { SectionRow } from './section.store.js'
import { typedContent, type TypedContent } from './typed-content.js'
import type { VersionSectionRow } from './version.store.js'

export interface ServedAttachment {
  id: string
  label: string
  rowId: string | null
  /** Place of that row, from 0; null: the file proves the section as a whole. */
  row: number | null
  file: Omit<StoredFileRow, 'sha256'>
  createdAt: Date
}

/** A section as the API shows it. */
export interface ServedSection {
  key: string
  label: string
  values: FieldValues
  rows: FieldValues[]
  /** The same by the names and types of the section, as the API serves it. */
  content: TypedContent
  revision: number
  contentHash: string
  updatedAt: Date
  state: SectionState
  problems: SectionProblem[]
  warnings: SectionWarning[]
  attachments: ServedAttachment[]
  locked: boolean
  passed: boolean
}

export type ServedVersionSection = Pick<
  ServedSection,
  'key' | 'label' | 'values' | 'rows' | 'content' | 'contentHash' | 'attachments'
>

/** What of an application the demand of its sections depends on; the birth date stands in its 基本情况. */
export type DemandingRow = Pick<SectionFacts, 'wayCode' | 'levelCode' | 'carriedFromId'>

/** @param basic content of 基本情况 in the same state of the application */
export function factsOfSections(
  { wayCode, levelCode, carriedFromId }: DemandingRow,
  basic: SectionContent | undefined,
): SectionFacts {
  const { birthDate = null } = basic?.values ?? {}
  return {
    wayCode,
    levelCode,
    carriedFromId,
    birthDate: birthDate === null ? null : String(birthDate),
    today: localDate(new Date()),
  }
}

/** As it stands now, for the applicant. `writable`: the application is with them. */
export function liveSection(
  section: SectionRow,
  attachments: readonly AttachmentRow[],
  facts: SectionFacts,
  writable: boolean,
): ServedSection {
  const { key, content, contentHash, revision, updatedAt, locked: passed } = section
  return {
    ...shown(key, content, attachments),
    contentHash,
    revision,
    updatedAt,
    locked: passed || !writable,
    passed,
    ...judged(key, content, attachments, facts),
  }
}

/** As it was submitted, for everybody else: what the applicant changes afterwards is not theirs to see. */
export function frozenSection(section: VersionSectionRow, facts: SectionFacts, passed: boolean): ServedSection {
  const { key, content, submittedAt, number } = section
  const served = versionSection(section)
  const state = judged(key, content, served.attachments, facts)
  return { ...served, revision: number, updatedAt: submittedAt, locked: true, passed, ...state }
}

export function versionSection({ key, content, contentHash, attachments }: VersionSectionRow): ServedVersionSection {
  const files = attachments.map(({ id, label, rowId = null, fileId, name, mimeType, bytes, createdAt }) => ({
    ...{ id, label, rowId, createdAt: new Date(createdAt) },
    file: { id: fileId, name, mimeType, bytes },
  }))
  return { ...shown(key, content, files), contentHash }
}

export const inFormOrder = <Keyed extends { key: string }>(sections: readonly Keyed[]): Keyed[] =>
  [...sections].sort((a, b) => sectionPosition(a.key) - sectionPosition(b.key))

function shown(key: string, content: SectionContent, attachments: readonly Omit<ServedAttachment, 'row'>[]) {
  const places = rowPlaces(content)
  const { values, rows } = content
  return {
    ...{ key, label: sectionLabel(key), values, rows, content: typedContent(key, content) },
    attachments: attachments.map(({ id, label, rowId, file, createdAt }) => ({
      ...{ id, label, rowId, file, createdAt },
      row: rowId === null ? null : (places.get(rowId) ?? null),
    })),
  }
}

/** A section of an older form that no rule knows any more is history: nothing is asked of it. */
function judged(key: string, content: SectionContent, attachments: readonly { label: string }[], facts: SectionFacts) {
  const rule = sectionRuleOf(key)
  return rule
    ? {
        state: stateOf(rule, content, attachments, facts),
        problems: problemsOf(rule, content, attachments, facts),
        warnings: warningsOf(rule, content, facts.today),
      }
    : { state: 'DONE' as const, problems: [], warnings: [] }
}
