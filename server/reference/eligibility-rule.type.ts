import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars'
import { enumOf } from '../graphql/enums.js'
import type { RuleKind, Severity } from '../workflow/eligibility-rule.js'

const RuleKindEnum = enumOf<RuleKind>(
  'EligibilityRuleKind',
  'What a condition (申报条件) measures; it says what its params mean.',
  {
    YEARS:
      '任职年限: years since the present post (or the first work) by education; params: since POST or WORK, table of educations, degrees and years, the first line that fits holds.',
    EDUCATION: '学历学位: one of the educations or degrees; params: educations, degrees.',
    TRAINING_HOURS: '继续教育学时: in each of so many years before the present one; params: hours, specialistPercent, years.',
    AGE: '年龄: in whole years, below; params: men, women.',
    ASSESSMENTS: '年度考核: none of the refused results in so many years; params: years, refused.',
  },
)

const SeverityEnum = enumOf<Severity>('EligibilitySeverity', 'What an unmet condition does.', {
  BLOCKS: 'The application cannot be submitted (不符合的不能提交).',
  WARNS: 'It is shown to applicant and reviewers (提示).',
})

@ObjectType('EligibilityRule', { description: 'A condition for filing (申报条件), as data with its source.' })
export class EligibilityRuleType {
  @Field(() => ID, { description: 'Identifier of this version.' })
  id!: string

  @Field(() => String, { description: 'What it is called in programs; the same in all its versions.' })
  code!: string

  @Field(() => Int, { description: 'Rises with every correction.' })
  version!: number

  @Field(() => RuleKindEnum, { description: 'What it measures.' })
  kind!: RuleKind

  @Field(() => String, { description: 'What it says, in Chinese.' })
  words!: string

  @Field(() => String, { description: 'The document it comes from, and the place in it.' })
  citation!: string

  @Field(() => String, {
    description: 'stated: read in the document; unverified: to be checked; corrected: by the region office.',
  })
  confidence!: string

  @Field(() => GraphQLJSONObject, { description: 'Numbers and lists, as its kind asks.' })
  params!: object

  @Field(() => [ID], { nullable: true, description: 'Codes of the series (系列) it applies to; null: all.' })
  seriesCodes!: readonly string[] | null

  @Field(() => [ID], { nullable: true, description: 'Codes of the levels (级别) it applies to; null: all.' })
  levelCodes!: readonly string[] | null

  @Field(() => [ID], { nullable: true, description: 'Codes of the ways (申报方式) it applies to; null: all.' })
  wayCodes!: readonly string[] | null

  @Field(() => SeverityEnum, { description: 'What it does when it is not met.' })
  severity!: Severity

  @Field(() => Boolean, { description: 'A claimed exception (破格) turns it into a warning.' })
  exceptionAllowed!: boolean

  @Field(() => Boolean, { description: 'false: this version withdraws the rule.' })
  active!: boolean

  @Field(() => GraphQLLocalDate, { description: 'From this day on, in Asia/Shanghai.' })
  validFrom!: string

  @Field(() => String, { nullable: true, description: 'Why it was corrected; null for what came with the program.' })
  reason!: string | null

  @Field(() => String, { nullable: true, description: 'Who corrected it.' })
  changedByName!: string | null

  @Field(() => Date, { description: 'When this version was written (UTC).' })
  createdAt!: Date
}

@InputType({ description: 'A corrected condition (申报条件): the new version as a whole.' })
export class CorrectEligibilityRuleInput {
  @Field(() => String, { description: 'Which rule.' })
  code!: string

  @Field(() => Int, { description: 'The version you have read.' })
  version!: number

  @Field(() => String, { description: 'What it says, up to 500 characters.' })
  words!: string

  @Field(() => String, { description: 'The document and the place in it, up to 300 characters.' })
  citation!: string

  @Field(() => SeverityEnum, { description: 'What it does when it is not met.' })
  severity!: Severity

  @Field(() => Boolean, { description: 'A claimed exception (破格) turns it into a warning.' })
  exceptionAllowed!: boolean

  @Field(() => Boolean, { description: 'false withdraws the rule.' })
  active!: boolean

  @Field(() => GraphQLLocalDate, { description: 'From this day on, today at the earliest.' })
  validFrom!: string

  @Field(() => GraphQLJSONObject, { description: 'Numbers and lists, as its kind asks.' })
  params!: Record<string, unknown>

  @Field(() => [ID], { nullable: true, description: 'Codes of the series it applies to; null or empty: all.' })
  seriesCodes?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Codes of the levels it applies to; null or empty: all.' })
  levelCodes?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Codes of the ways it applies to; null or empty: all.' })
  wayCodes?: string[] | null

  @Field(() => String, { description: 'Why, up to 500 characters; kept with the version.' })
  reason!: string
}
