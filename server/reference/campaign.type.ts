import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../graphql/enums.js'
import type { Stage } from '../workflow/campaign-windows.js'

export const StageEnum = enumOf<Stage>('ReviewStage', 'Where on its way an application is when a unit reports it up.', {
  FILING_UNIT: '基层单位: the unit the applicant files through.',
  COUNTY: '县局: a county bureau.',
  PREFECTURE: '地州局: a prefecture bureau.',
  RECOMMENDING: '推荐单位: any other unit above the filing one.',
})

@ObjectType('StageWindow', {
  description: 'The review window of one stage, where it differs. Half-open: opensAt ≤ now < closesAt.',
})
export class StageWindowType {
  @Field(() => StageEnum, { description: 'The stage.' })
  stage!: Stage

  @Field(() => Date, { description: 'Its units may report up from here (UTC).' })
  opensAt!: Date

  @Field(() => Date, { description: 'Its units may report up until here (UTC).' })
  closesAt!: Date
}

@ObjectType('Campaign', {
  description: 'A year, or a batch, of filing and review (申报年度/批次). Windows are half-open: opensAt ≤ now < closesAt.',
})
export class CampaignType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => Int, { description: 'The year.' })
  year!: number

  @Field(() => String, { description: 'Name.' })
  name!: string

  @Field(() => Date, { description: 'Applicants may file from here (UTC).' })
  filingOpensAt!: Date

  @Field(() => Date, { description: 'Applicants may file until here (UTC).' })
  filingClosesAt!: Date

  @Field(() => Date, { description: 'Units may report up from here (UTC).' })
  reviewOpensAt!: Date

  @Field(() => Date, { description: 'Units may report up until here (UTC).' })
  reviewClosesAt!: Date

  @Field(() => Boolean, { description: 'Units report up only what they have posted for 5 working days (公示).' })
  publicityRequired!: boolean

  @Field(() => [StageWindowType], { description: 'Stages whose review window differs from reviewOpensAt and reviewClosesAt.' })
  stageWindows!: StageWindowType[]

  @Field(() => [ID], { nullable: true, description: 'Codes of the series (职称系列) it is for; null: for every one.' })
  seriesCodes!: string[] | null

  @Field(() => Int, { description: 'Rises with every change; a change names the revision it has read.' })
  revision!: number
}

@ObjectType('CampaignFieldChange', {
  description: 'One field that a change of a campaign has changed. Times are ISO 8601 in UTC.',
})
export class CampaignFieldChangeType {
  @Field(() => String, {
    description: 'The field as the input calls it, such as filingClosesAt or stageWindows.COUNTY.closesAt.',
  })
  field!: string

  @Field(() => String, { nullable: true, description: 'What it said before; null: nothing.' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'What it says since; null: nothing.' })
  after!: string | null
}

@ObjectType('CampaignChange', { description: 'That a campaign was opened, extended or changed. Never changes itself.' })
export class CampaignChangeType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Who did it.' })
  actorName!: string

  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Field(() => Date, { description: 'When (UTC).' })
  at!: Date

  @Field(() => Boolean, { description: 'true: it opened the campaign; false: it changed it.' })
  opened!: boolean

  @Field(() => ID, { nullable: true, description: 'The notice published with it (通知公告).' })
  noticeId!: string | null

  @Field(() => [CampaignFieldChangeType], { description: 'What it says differently.' })
  fields!: CampaignFieldChangeType[]
}
