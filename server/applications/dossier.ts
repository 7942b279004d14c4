import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { Campaign } from '../reference/reference-rows.js'
import { decide } from '../workflow/application-workflow.js'
import type { Circumstances } from '../workflow/application-facts.js'
import { rowPlaces } from '../workflow/section-content.js'
import type { SectionRule } from '../workflow/section-rule.js'
import { sectionRuleOf } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import type { AttachmentRow } from './attachment.store.js'
import type { ApplicationRow } from './application.store.js'
import { windowStates, windowOf, windowParams } from './application-windows.js'
import type { SectionRow } from './section.store.js'
import { actorOf } from './moves.service.js'
import { factsOf } from './surroundings.service.js'

/** Files of one section and of one application. */
export const mostFiles = { section: 20, application: 60 }

/** For writing content nothing but the windows matters: no one receives and nothing is judged. */
const whileWriting = (row: ApplicationRow, campaign: Campaign): Circumstances => ({
  ...windowStates(row, campaign),
  incompleteSections: [],
  destinations: [],
  nobodyReceives: 'NO_DEFAULT_RECEIVER',
  reviewedAtHome: false,
  openNo: 0,
  unjudged: 0,
  recommendationSigned: false,
  opinion: 'toBeWritten',
})

/** @throws DomainError NOT_FOUND, NOT_EDITABLE, NOT_APPLICANT, WINDOW_CLOSED; Source: S42 */
export function requireWritable(
  action: 'saveSection' | 'attachEvidence',
  row: ApplicationRow | undefined,
  campaignOf: (id: string) => Campaign,
  viewer: Viewer,
): ApplicationRow {
  if (!row) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
  const campaign = campaignOf(row.campaignId)
  const refused = decide(action, factsOf(row, null), actorOf(viewer), whileWriting(row, campaign))
  refuse(refused, windowParams(refused, campaign, windowOf(row, campaign, undefined)))
  return row
}

/** @throws DomainError INVALID_INPUT */
export function requireSection(key: string, field: string): SectionRule {
  const rule = sectionRuleOf(key)
  if (!rule)
    throw new DomainError('INVALID_INPUT', { cure: 'correctField', who: 'YOU', fields: [{ field, code: 'NOT_A_CHOICE' }] })
  return rule
}

/** @throws DomainError INVALID_INPUT for a row that the section does not have */
export function requireRow(section: SectionRow, rowId: string | null): void {
  if (rowId !== null && !rowPlaces(section.content).has(rowId)) refuseFaults([{ field: 'rowId', code: 'NOT_A_CHOICE' }])
}

/** @throws DomainError INVALID_INPUT for a label that is none of the section's kinds of evidence, TOO_MANY_FILES */
export function requireRoom(rule: SectionRule, label: string, attachments: readonly AttachmentRow[]): void {
  if (!rule.evidence.includes(label)) refuseFaults([{ field: 'label', code: 'NOT_A_CHOICE' }])
  const inSection = attachments.filter(({ sectionKey }) => sectionKey === rule.key).length
  const [limit, where] = inSection >= mostFiles.section ? [mostFiles.section, 'section'] : [mostFiles.application, 'application']
  if (inSection >= mostFiles.section || attachments.length >= mostFiles.application)
    throw new DomainError('TOO_MANY_FILES', { cure: 'correctField', who: 'YOU', params: { limit, where } })
}
