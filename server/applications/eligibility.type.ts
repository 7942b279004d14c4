import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import { EligibilityRuleType } from '../reference/eligibility-rule.type.js'
import type { EligibilityCure, EligibilityOutcome } from '../workflow/eligibility.js'

const EligibilityOutcomeEnum = enumOf<EligibilityOutcome>('EligibilityOutcome', 'Whether a condition is met.', {
  MET: '符合.',
  UNMET: '不符合.',
  UNKNOWN: '待补充: what it measures has not been filled in.',
  WAIVED: '破格: not met, but an exception is claimed.',
})

const EligibilityCureEnum = enumOf<EligibilityCure>('EligibilityCure', 'What helps against an unmet condition.', {
  NONE: 'Nothing is wrong.',
  FILL_IN: 'Fill the section in.',
  WAIT: 'File in metInYear or later.',
  CLAIM_EXCEPTION: 'Fill in 破格推荐 with a category that covers it.',
  CHECK: 'Look whether the section is right; else another title or way.',
})

@ObjectType('EligibilityFact', { description: 'One thing a judgement rests on, in the words of the form.' })
export class EligibilityFactType {
  @Field(() => String, { description: 'What, in Chinese.' })
  label!: string

  @Field(() => String, { description: 'As declared, or as counted from it.' })
  value!: string
}

@ObjectType('Eligibility', { description: 'What one condition (申报条件) says of an application.' })
export class EligibilityType {
  @Field(() => EligibilityRuleType, { description: 'The condition with its citation.' })
  rule!: EligibilityRuleType

  @Field(() => EligibilityOutcomeEnum, { description: 'Whether it is met.' })
  outcome!: EligibilityOutcome

  @Field(() => Boolean, { description: 'It keeps the application from being submitted (NOT_ELIGIBLE).' })
  blocks!: boolean

  @Field(() => [EligibilityFactType], { description: 'What that rests on.' })
  facts!: EligibilityFactType[]

  @Field(() => EligibilityCureEnum, { description: 'What helps.' })
  cure!: EligibilityCure

  @Field(() => ID, { description: 'Key of the section to look at.' })
  sectionKey!: string

  @Field(() => Int, { nullable: true, description: 'The first year in which it will be met, where waiting helps.' })
  metInYear!: number | null
}
