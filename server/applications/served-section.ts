import type { StoredFileRow } from '../files/stored-file.store.js'
import type { SectionFacts } from '../workflow/section-rule.js'
import { localDate } from '../workflow/local-date.js'
import { rowPlaces, type FieldValues, type SectionContent } from '../workflow/section-content.js'
import { problemsOf, stateOf, type SectionProblem, type SectionState } from '../workflow/section-problems.js'
import { warningsOf, type SectionWarning } from '../workflow/section-warnings.js'
import { sectionLabel, sectionRuleOf } from '../workflow/section-rules.js'
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

/** A section as the API shows it; what has to be computed is computed when it is asked for. */
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
  let today: string | undefined
  return {
    wayCode,
    levelCode,
    carriedFromId,
    birthDate: birthDate === null ? null : String(birthDate),
    // Few ask for the day, and that of another zone takes its time.
    get today() {
      return (today ??= localDate(new Date()))
    },
  }
}

/** As it stands now, for the applicant. `writable`: the application is with them. */
export function liveSection(
  section: SectionRow,
  attachments: readonly AttachmentRow[],
  facts: SectionFacts,
  writable: boolean,
): ServedSection {
  const { revision, updatedAt, locked: passed } = section
  return new Judged(section, () => attachments, facts, { revision, updatedAt, passed, locked: passed || !writable })
}

/** As it was submitted, for everybody else: what the applicant changes afterwards is not theirs to see. */
export function frozenSection(section: VersionSectionRow, facts: SectionFacts, passed: boolean): ServedSection {
  const { submittedAt: updatedAt, number: revision } = section
  return new Judged(section, () => frozenFiles(section), facts, { revision, updatedAt, passed, locked: true })
}

export const versionSection = (section: VersionSectionRow): ServedVersionSection => new Shown(section, () => frozenFiles(section))

type File = Omit<ServedAttachment, 'row'>

const frozenFiles = ({ attachments }: VersionSectionRow): File[] =>
  attachments.map(({ id, label, rowId = null, fileId, name, mimeType, bytes, createdAt }) => ({
    id,
    label,
    rowId,
    createdAt: new Date(createdAt),
    file: { id: fileId, name, mimeType, bytes },
  }))

class Shown implements ServedVersionSection {
  readonly key: string
  readonly contentHash: string
  readonly stored: SectionContent
  #typed: TypedContent | undefined
  #attachments: ServedAttachment[] | undefined
  readonly #files: () => readonly File[]

  constructor(section: Pick<VersionSectionRow, 'key' | 'content' | 'contentHash'>, files: () => readonly File[]) {
    this.key = section.key
    this.contentHash = section.contentHash
    this.stored = section.content
    this.#files = files
  }

  get label() {
    return sectionLabel(this.key)
  }

  get values() {
    return this.stored.values
  }

  get rows() {
    return this.stored.rows
  }

  get content() {
    return (this.#typed ??= typedContent(this.key, this.stored))
  }

  get attachments() {
    return (this.#attachments ??= placed(this.#files(), this.stored))
  }
}

function placed(files: readonly File[], content: SectionContent): ServedAttachment[] {
  if (files.length === 0) return []
  const places = rowPlaces(content)
  return files.map(({ id, label, rowId, file, createdAt }) => ({
    id,
    label,
    rowId,
    file,
    createdAt,
    row: rowId === null ? null : (places.get(rowId) ?? null),
  }))
}

/** With what the rules say of it. A section of an older form that no rule knows any more is history: nothing is asked of it. */
class Judged extends Shown implements ServedSection {
  readonly revision: number
  readonly updatedAt: Date
  readonly locked: boolean
  readonly passed: boolean
  readonly #facts: SectionFacts

  constructor(
    section: Pick<VersionSectionRow, 'key' | 'content' | 'contentHash'>,
    files: () => readonly File[],
    facts: SectionFacts,
    stand: Pick<ServedSection, 'revision' | 'updatedAt' | 'locked' | 'passed'>,
  ) {
    super(section, files)
    this.revision = stand.revision
    this.updatedAt = stand.updatedAt
    this.locked = stand.locked
    this.passed = stand.passed
    this.#facts = facts
  }

  get state(): SectionState {
    const rule = sectionRuleOf(this.key)
    return rule ? stateOf(rule, this.stored, this.attachments, this.#facts) : 'DONE'
  }

  get problems() {
    const rule = sectionRuleOf(this.key)
    return rule ? problemsOf(rule, this.stored, this.attachments, this.#facts) : []
  }

  get warnings() {
    const rule = sectionRuleOf(this.key)
    return rule ? warningsOf(rule, this.stored, this.#facts.today) : []
  }
}
