import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { RefusalType } from '../accounts/viewer.type.js'
import type { Context } from '../graphql/context.js'
import { enumOf } from '../graphql/enums.js'
import { refuseCheckIn, refuseVoting } from '../workflow/ballot-box.js'
import { outcomeOf, quorum, type MeetingOutcome } from '../workflow/ballots.js'
import { localDate } from '../workflow/local-date.js'
import { meetingSight } from '../workflow/meetings.js'
import type { MeetingCaseRow } from './meeting-parts.store.js'
import type { MeetingRow } from './meeting.store.js'
import { MeetingCaseType, MeetingType } from './meeting.type.js'
import { ResultsPostingType } from './results-posting.type.js'
import { MinutesType, ResultObjectionType } from './results.type.js'

const MeetingOutcomeEnum = enumOf<MeetingOutcome>('MeetingOutcome', 'What a vote comes to.', {
  PASSED: '评审通过: two thirds of those present were in favour, and no objection was right.',
  NOT_PASSED: '评审未通过.',
})

/** What a meeting shows of its vote, to its office and its panel. */
@Resolver(() => MeetingType)
export class MeetingBallotResolver {
  @FieldResolver(() => Int, { description: 'How many members there are in it now.' })
  async memberCount(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.rollOfMeeting.load(id)).members
  }

  @FieldResolver(() => Int, { description: 'How many of them are present (已签到).' })
  async presentCount(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.rollOfMeeting.load(id)).present
  }

  @FieldResolver(() => Int, { description: 'How many have voted (已投票).' })
  async votedCount(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.rollOfMeeting.load(id)).voted
  }

  @FieldResolver(() => Int, { description: 'How many have to be present before the box is opened: two thirds of the panel.' })
  async quorum(@Root() { id, panelSize }: MeetingRow, @Ctx() { loaders }: Context) {
    return quorum((await loaders.rollOfMeeting.load(id)).members || panelSize)
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When the viewer has checked in (UTC); null: not, or no member.' })
  async checkedInAt(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.seatInMeeting.load(id))?.presentAt ?? null
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When the viewer has voted (UTC); null: not, or no member.' })
  async votedAt(@Root() { id }: MeetingRow, @Ctx() { loaders }: Context) {
    return (await loaders.seatInMeeting.load(id))?.votedAt ?? null
  }

  @FieldResolver(() => RefusalType, { nullable: true, description: 'Why the viewer cannot check in now; null when they can.' })
  async checkInRefused(@Root() row: MeetingRow, @Ctx() { loaders }: Context) {
    return refuseCheckIn(row, await loaders.seatInMeeting.load(row.id), localDate(new Date())) ?? null
  }

  @FieldResolver(() => RefusalType, { nullable: true, description: 'Why the viewer cannot vote now; null when they can.' })
  async votingRefused(@Root() row: MeetingRow, @Ctx() { loaders }: Context) {
    return refuseVoting(row, await loaders.seatInMeeting.load(row.id)) ?? null
  }

  @FieldResolver(() => MinutesType, { nullable: true, description: 'The minutes (会议纪要); null until they are written.' })
  minutes(@Root() { minutes: text, minutesSignedName: signedName, minutesSignedOn: signedOn }: MeetingRow) {
    return text === null ? null : { text, signedName, signedOn }
  }

  @FieldResolver(() => ResultsPostingType, { nullable: true, description: 'The posted results (评审结果公示); null until then.' })
  posting(@Root() { id, committeeId, title, postedOn: startsOn, endsOn, workingDays, decidedAt }: MeetingRow) {
    if (startsOn === null) return null
    return { id, committeeId, title, startsOn, endsOn, workingDays, decidedOn: decidedAt && localDate(decidedAt) }
  }

  @FieldResolver(() => [ResultObjectionType], {
    description: 'Objections against the results (异议), oldest first; shown to the office alone.',
  })
  objections(@Root() { id, committeeId }: MeetingRow, @Ctx() { loaders, viewer, reference }: Context) {
    const office = viewer && meetingSight(viewer).officeUnitId
    return office === reference.committee(committeeId).unitId ? loaders.objectionsOfMeeting.load(id) : []
  }
}

@Resolver(() => MeetingCaseType)
export class MeetingCaseBallotResolver {
  @FieldResolver(() => MeetingOutcomeEnum, {
    nullable: true,
    description: 'What the vote and the objections come to; null until it is counted, final once the meeting has decided.',
  })
  async outcome(@Root() row: MeetingCaseRow, @Ctx() { loaders }: Context): Promise<MeetingOutcome | null> {
    const { meetingId, applicationId, votesFor, outcome } = row
    if (outcome !== null || votesFor === null) return outcome
    const [{ present }, objections] = await Promise.all([
      loaders.rollOfMeeting.load(meetingId),
      loaders.objectionsOfMeeting.load(meetingId),
    ])
    const upheld = objections.some((one) => one.applicationId === applicationId && one.outcome === 'UPHELD')
    return outcomeOf({ votesFor }, present, upheld)
  }
}
