import type { SectionContent } from '../workflow/section-content.js'
import { inFormOrder } from '../workflow/section-rules.js'
import { basic } from '../workflow/section-rules-person.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import type { AttachmentRow } from './attachment.store.js'
import type { SectionRow } from './section.store.js'
import { factsOfSections, frozenSection, liveSection, type ServedSection } from './served-section.js'
import type { VersionSectionRow } from './version.store.js'

/** The applicant reads what stands; everybody else what was last submitted. */
export const readsWhatStands = ({ applicantId }: ApplicationRow, viewer: Viewer | null): boolean =>
  applicantId === viewer?.accountId

/** In the order of the form. @param attachments of any section */
export function standingSections(
  row: ApplicationRow,
  sections: readonly SectionRow[],
  attachments: readonly AttachmentRow[],
): ServedSection[] {
  const writable = row.status === 'DRAFT' || row.status === 'RETURNED'
  const facts = factsOfSections(row, basicOf(sections))
  const evidence = Map.groupBy(attachments, ({ sectionKey }) => sectionKey)
  const shown = sections.map((section) => liveSection(section, evidence.get(section.key) ?? [], facts, writable))
  return inFormOrder(shown, ({ key }) => key)
}

/** In the order of the form. @param passed keys of the sections that are closed to the applicant */
export function submittedSections(
  row: ApplicationRow,
  sections: readonly VersionSectionRow[],
  passed: readonly string[],
): ServedSection[] {
  const facts = factsOfSections(row, basicOf(sections))
  const shown = sections.map((section) => frozenSection(section, facts, passed.includes(section.key)))
  return inFormOrder(shown, ({ key }) => key)
}

const basicOf = (sections: readonly { key: string; content: SectionContent }[]): SectionContent | undefined =>
  sections.find(({ key }) => key === basic.key)?.content
