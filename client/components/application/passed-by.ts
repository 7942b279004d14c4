import type { ApprovalFormPartsFragment, SectionPartsFragment } from '../../generated/graphql.js'

export interface PassedBy {
  unit: string
  version: number
}

/** The unit whose 是 closed a section, and the version it judged; undefined for a section that is not closed. Source: S40 */
export function passedBy(
  forms: readonly ApprovalFormPartsFragment[],
  { key, contentHash, passed }: Pick<SectionPartsFragment, 'key' | 'contentHash' | 'passed'>,
): PassedBy | undefined {
  if (!passed) return undefined
  const judges = ({ items }: ApprovalFormPartsFragment) =>
    items.some((item) => item.sectionKey === key && item.verdict === 'YES' && item.contentHash === contentHash)
  const form = forms.filter(judges).sort((a, b) => (b.dispatchedAt ?? '').localeCompare(a.dispatchedAt ?? ''))[0]
  return form && { unit: form.unit.name, version: form.versionNumber }
}
