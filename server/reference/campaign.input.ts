import { Field, ID, InputType, Int } from 'type-graphql'
import type { Stage } from '../workflow/campaign-windows.js'
import { StageEnum } from './campaign.type.js'

@InputType({ description: 'Whether a year of filing asks for postings (公示).' })
export class PublicityRequiredInput {
  @Field(() => ID, { description: 'The year of filing (申报年度).' })
  campaignId!: string

  @Field(() => Boolean, { description: 'true: units report up only what they have posted.' })
  required!: boolean
}

@InputType({ description: 'The review window of one stage, where it differs.' })
class StageWindowInput {
  @Field(() => StageEnum, { description: 'The stage.' })
  stage!: Stage

  @Field(() => Date, { description: 'From here on (UTC, to the minute).' })
  opensAt!: Date

  @Field(() => Date, { description: 'Until here, not included (UTC, to the minute).' })
  closesAt!: Date
}

@InputType({ description: 'The notice that announces it (通知公告).' })
class CampaignAnnouncementInput {
  @Field(() => String, { description: 'Title, up to 200 characters.' })
  title!: string

  @Field(() => String, { description: 'Plain text, up to 20,000 characters.' })
  body!: string
}

@InputType({ description: 'What is said of a campaign (申报年度/批次).' })
class CampaignFactsInput {
  @Field(() => String, { description: 'Name, up to 100 characters, one of a kind in its year.' })
  name!: string

  @Field(() => [ID], { nullable: true, description: 'Codes of the series it is for; null or empty: every one.' })
  seriesCodes?: string[] | null

  @Field(() => Date, { description: 'Applicants may file from here (UTC, to the minute).' })
  filingOpensAt!: Date

  @Field(() => Date, { description: 'Applicants may file until here, not included (UTC, to the minute).' })
  filingClosesAt!: Date

  @Field(() => Date, { description: 'Units may report up from here (UTC, to the minute).' })
  reviewOpensAt!: Date

  @Field(() => Date, {
    description: 'Units may report up until here, not included; not before filing ends (UTC, to the minute).',
  })
  reviewClosesAt!: Date

  @Field(() => [StageWindowInput], { nullable: true, description: 'Stages whose review window differs.' })
  stageWindows?: StageWindowInput[] | null

  @Field(() => Boolean, { description: 'Units report up only what they have posted (公示).' })
  publicityRequired!: boolean

  @Field(() => String, { description: 'Why, up to 500 characters; kept in the history.' })
  reason!: string

  @Field(() => CampaignAnnouncementInput, { nullable: true, description: 'A notice that is published with it.' })
  announcement?: CampaignAnnouncementInput | null
}

@InputType({ description: 'Opens a campaign.' })
export class OpenCampaignInput extends CampaignFactsInput {
  @Field(() => Int, { description: 'The year; it never changes. A person files once a year, whatever the campaign.' })
  year!: number
}

@InputType({ description: 'Extends or changes a campaign; what is left out of the lists is no longer so.' })
export class ChangeCampaignInput extends CampaignFactsInput {
  @Field(() => ID, { description: 'Which.' })
  campaignId!: string

  @Field(() => Int, { description: 'The revision you have read.' })
  revision!: number
}
