import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import { CureEnum, ErrorCodeEnum, PartyEnum, enumOf } from '../graphql/enums.js'
import type { AvoidanceReason } from '../workflow/draw.js'
import type { MeetingAct, MeetingStage } from '../workflow/meetings.js'

const MeetingStageEnum = enumOf<MeetingStage>('MeetingStage', 'How far a meeting has come.', {
  PREPARING: '筹备中: its cases are chosen.',
  SUMMONED: '已抽取评委: its panel has been drawn.',
  VOTING: '投票中: the box is open.',
  COUNTED: '已计票: the box is closed and counted.',
  POSTED: '结果公示中: the results are posted.',
  DECIDED: '已作出决定: titles are granted or declined.',
  CANCELLED: '已取消: it does not take place; its cases are free for another.',
})

const AvoidanceReasonEnum = enumOf<AvoidanceReason>('AvoidanceReason', 'Why an expert does not judge the cases of a meeting.', {
  SELF: '本人: one of the cases is their own.',
  SAME_UNIT: '同单位: somebody of their own unit is judged.',
  RELATION: '回避关系: a relation to an applicant has been named.',
})

const MeetingActionEnum = enumOf<MeetingAct>('MeetingAction', 'Acts of the office on a meeting; the name of the mutation.', {
  changeMeetingCases: 'Change its plan and its cases.',
  drawPanel: '抽取评委: draw its panel.',
  replaceMember: '更换评委: the next of the drawn order takes a seat.',
  cancelMeeting: '取消: it does not take place.',
  openBallot: '开始投票: open the box.',
  closeBallot: '结束投票: close the box and count.',
  saveMinutes: '会议纪要: write and sign the minutes.',
  postResults: '评审结果公示: post the results.',
  recordResultObjection: '登记异议: write an objection down.',
  handleResultObjection: '处理异议: say what became of an objection.',
  decideMeeting: '评审决定: grant or decline the titles.',
})

@ObjectType('MeetingActionAnswer', {
  description: 'One act of the office with its answer, now: allowed, or why not and what cures it.',
})
export class MeetingActionAnswerType {
  @Field(() => MeetingActionEnum, { description: 'The act.' })
  action!: MeetingAct

  @Field(() => Boolean, { description: 'The mutation would be carried out.' })
  allowed!: boolean

  @Field(() => ErrorCodeEnum, { nullable: true, description: 'Which rule forbids it; the same code the mutation would answer.' })
  rule!: string | null

  @Field(() => CureEnum, { nullable: true, description: 'What would cure it.' })
  cure!: string | null

  @Field(() => PartyEnum, { nullable: true, description: 'Who can do the cure.' })
  who!: string | null
}

@ObjectType('DrawEntry', { description: 'An expert of the pool on the day of the draw (抽取).' })
export class DrawEntryType {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => String, { description: 'Name.' })
  personName!: string

  @Field(() => String, { description: 'Unit.' })
  unitName!: string

  @Field(() => Int, { nullable: true, description: 'Place in the drawn order, from 1; null: excluded.' })
  position!: number | null

  @Field(() => AvoidanceReasonEnum, { nullable: true, description: 'Why excluded; null: not.' })
  reason!: AvoidanceReason | null
}

@ObjectType('MeetingCase', { description: '评审对象: an application before a meeting, in the words of the day it was taken in.' })
export class MeetingCaseType {
  @Field(() => ID, { description: 'The application.' })
  applicationId!: string

  @Field(() => String, { description: 'Name of the applicant.' })
  applicantName!: string

  @Field(() => String, { description: 'Unit it was filed through.' })
  unitName!: string

  @Field(() => String, { description: 'Title filed for (申报职称).' })
  titleName!: string

  @Field(() => String, { description: 'Series (职称系列).' })
  seriesName!: string

  @Field(() => String, { description: 'Level (级别).' })
  levelName!: string

  @Field(() => Int, { nullable: true, description: 'In favour (同意); null until it is counted.' })
  votesFor!: number | null

  @Field(() => Int, { nullable: true, description: 'Against (不同意); null until it is counted.' })
  votesAgainst!: number | null

  @Field(() => Int, { nullable: true, description: 'Neither (弃权); null until it is counted.' })
  votesAbstained!: number | null
}

@ObjectType('MeetingMember', { description: '评委: an expert drawn for a meeting.' })
export class MeetingMemberType {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string

  @Field(() => String, { description: 'Name.' })
  personName!: string

  @Field(() => String, { description: 'Unit.' })
  unitName!: string

  @Field(() => Int, { description: 'Place in the drawn order, from 1.' })
  position!: number

  @Field(() => Boolean, { description: 'Another has taken the seat.' })
  replaced!: boolean

  @Field(() => String, { nullable: true, description: 'Why; null when not replaced.' })
  replacedReason!: string | null

  @Field(() => Boolean, { description: 'Has checked in (已签到).' })
  present!: boolean

  @Field(() => Boolean, { description: 'Has voted (已投票); nobody learns what.' })
  voted!: boolean
}

@ObjectType('Meeting', {
  description: '评审会: a committee judges some of what it has accepted. Seen by its office and its panel.',
})
export class MeetingType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Field(() => GraphQLLocalDate, { description: 'The day it is held, in Asia/Shanghai.' })
  heldOn!: string

  @Field(() => Int, { description: 'How many members are drawn; odd.' })
  panelSize!: number

  @Field(() => MeetingStageEnum, { description: 'How far it has come.' })
  stage!: MeetingStage

  @Field(() => Int, { description: 'Goes up with every change; an act names the one it has read.' })
  revision!: number

  @Field(() => Date, { description: 'When it was created (UTC).' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When its panel was drawn (UTC).' })
  drawnAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When the box was opened (UTC).' })
  openedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When the box was closed and counted (UTC).' })
  countedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it decided (UTC).' })
  decidedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was cancelled (UTC).' })
  cancelledAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  cancelReason!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The seed of the draw, 32 bytes in hexadecimal: by it anybody can check the order; null before the draw.',
  })
  drawSeed!: string | null
}

export const MeetingConnection = connectionOf(MeetingType, 'Meeting', 'meeting')
