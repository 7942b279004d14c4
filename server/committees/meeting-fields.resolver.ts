import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { ApplicationType } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import { CampaignType } from '../reference/campaign.type.js'
import { CommitteeType } from '../reference/committee.type.js'
import { answersOf } from './meeting-desk.service.js'
import type { MeetingCaseRow } from './meeting-parts.store.js'
import type { MeetingRow } from './meeting.store.js'
import { DrawEntryType, MeetingActionAnswerType, MeetingCaseType, MeetingMemberType, MeetingType } from './meeting.type.js'

@Resolver(() => MeetingType)
export class MeetingFieldsResolver {
  @FieldResolver(() => CommitteeType, { description: 'The committee (评审委员会).' })
  committee(@Root() { committeeId }: MeetingRow, @Ctx() { reference }: Context) {
    return reference.committee(committeeId)
  }

  @FieldResolver(() => CampaignType, { description: 'The year of filing (申报年度).' })
  campaign(@Root() { campaignId }: MeetingRow, @Ctx() { reference }: Context) {
    return reference.campaign(campaignId)
  }

  @FieldResolver(() => Boolean, { description: 'The viewer is a member of its panel.' })
  async mine(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.seatInMeeting.load(id)) !== undefined
  }

  @FieldResolver(() => [MeetingCaseType], { description: 'What it judges (评审对象), in their order.' })
  cases(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return loaders.casesOfMeeting.load(id)
  }

  @FieldResolver(() => [MeetingMemberType], { description: 'Its panel (评委); whoever was replaced comes last.' })
  members(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return loaders.membersOfMeeting.load(id)
  }

  @FieldResolver(() => [DrawEntryType], { description: 'Everybody of the pool on the day of the draw: the drawn order first.' })
  drawOrder(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return loaders.drawOfMeeting.load(id)
  }

  @FieldResolver(() => [DrawEntryType], { description: 'Of these, who was excluded and why (回避).' })
  async excluded(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.drawOfMeeting.load(id)).filter(({ position }) => position === null)
  }

  @FieldResolver(() => [MeetingActionAnswerType], { description: 'Every act, for its office; nothing for anybody else.' })
  async availableActions(@Root() row: MeetingRow, @Ctx() context: Context) {
    return answersOf(await context.loaders.factsOfMeeting.load(row), required(context))
  }
}

@Resolver(() => MeetingCaseType)
export class MeetingCaseFieldsResolver {
  @FieldResolver(() => ApplicationType, { nullable: true, description: 'The application; null when the viewer may not see it.' })
  application(@Root() { applicationId }: MeetingCaseRow, @Ctx() { loaders }: Context) {
    return loaders.visibleApplication.load(applicationId)
  }
}
