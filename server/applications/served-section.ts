import type { StoredFileRow } from '../files/stored-file.store.js'
import type { SectionFacts } from '../workflow/section-rule.js'
import type { FieldValues, SectionContent } from '../workflow/section-content.js'
import { problemsOf, stateOf, type SectionProblem, type SectionState } from '../workflow/section-problems.js'
import { sectionLabel, sectionPosition, sectionRuleOf } from '../workflow/section-rules.js'
import type { AttachmentRow } from './attachment.store.js'
import type { SectionRow } from './section.store.js'
import type { VersionSectionRow } from './version.store.js'

export interface ServedAttachment {
  id: string
  label: string
  file: Omit<StoredFileRow, 'sha256'>
  createdAt: Date
}

/** A section as the API shows it. */
export interface ServedSection {
  key: string
  label: string
  values: FieldValues
  rows: FieldValues[]
  revision: number
  contentHash: string
  updatedAt: Date
  state: SectionState
  problems: SectionProblem[]
  attachments: ServedAttachment[]
  locked: boolean
  passed: boolean
}

export type ServedVersionSection = Pick<ServedSection, 'key' | 'label' | 'values' | 'rows' | 'contentHash' | 'attachments'>

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
  const files = attachments.map(({ id, label, fileId, name, mimeType, bytes, createdAt }) => ({
    ...{ id, label, createdAt: new Date(createdAt) },
    file: { id: fileId, name, mimeType, bytes },
  }))
  return { ...shown(key, content, files), contentHash }
}

export const inFormOrder = <Keyed extends { key: string }>(sections: readonly Keyed[]): Keyed[] =>
  [...sections].sort((a, b) => sectionPosition(a.key) - sectionPosition(b.key))

const shown = (key: string, { values, rows }: SectionContent, attachments: readonly ServedAttachment[]) => ({
  ...{ key, label: sectionLabel(key), values, rows },
  attachments: attachments.map(({ id, label, file, createdAt }) => ({ id, label, file, createdAt })),
})

/** A section of an older form that no rule knows any more is history: nothing is asked of it. */
function judged(key: string, content: SectionContent, attachments: readonly { label: string }[], facts: SectionFacts) {
  const rule = sectionRuleOf(key)
  return rule
    ? { state: stateOf(rule, content, attachments, facts), problems: problemsOf(rule, content, attachments, facts) }
    : { state: 'DONE' as const, problems: [] }
}
