import type { SectionPartsFragment, SectionRulePartsFragment } from '../../client/generated/graphql.js'
import type { FieldRule, FieldValues } from '../../client/components/application/section-content.js'

export type Section = SectionPartsFragment

function field(key: string, rest: Partial<FieldRule> = {}): FieldRule {
  return {
    key,
    label: key,
    kind: 'TEXT',
    required: false,
    derived: false,
    maxLength: null,
    min: null,
    max: null,
    choices: null,
    hint: null,
    mostTicked: null,
    ...rest,
  }
}

export const plainRule: SectionRulePartsFragment = {
  key: 'basic',
  label: '基本情况',
  repeating: false,
  required: true,
  requiredForWays: [],
  rowLimits: [],
  maxRows: null,
  minRows: null,
  evidence: [],
  evidenceRequired: false,
  help: null,
  fields: [field('name'), field('sex', { derived: true })],
}

export const rowsRule: SectionRulePartsFragment = {
  ...plainRule,
  key: 'education',
  label: '学历学位',
  repeating: true,
  maxRows: 3,
  fields: [field('school'), field('degree')],
}

export function sectionOf(values: FieldValues, revision = 1): Section {
  return {
    key: 'basic',
    label: '基本情况',
    content: { __typename: 'BasicContent', ...values } as Section['content'],
    revision,
    contentHash: 'h',
    updatedAt: null,
    state: 'IN_PROGRESS',
    locked: false,
    passed: false,
    problems: [],
    warnings: [],
    attachments: [],
  }
}
