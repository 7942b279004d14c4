import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import { ApplicationStatusEnum } from './application-enums.type.js'

@ObjectType('Application', {
  description: "申请书: one person's declaration for one title in one year. Drafts are visible to their applicant only.",
})
export class ApplicationType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => ApplicationStatusEnum, { description: 'How far it has come.' })
  status!: ApplicationStatus

  @Field(() => Int, { description: 'Rises with every move; every move names the revision it has read.' })
  revision!: number

  @Field(() => Int, { description: 'How often it has been submitted; 0 for a draft. The number of the latest version.' })
  versionNumber!: number

  @Field(() => Date, { nullable: true, description: 'When it was last submitted (UTC).' })
  submittedAt!: Date | null

  @Field(() => Boolean, {
    description: '本人为单位管理员: nobody else of the unit could review it, so it went straight to the receiver.',
  })
  selfAdministered!: boolean

  @Field(() => Boolean, { description: '逐项审批: a return opens only the sections that did not pass.' })
  itemised!: boolean

  @Field(() => Date, { description: 'When it was started (UTC).' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it last changed (UTC).' })
  updatedAt!: Date
}

@ObjectType('Holder', { description: 'Who has an application: its applicant or one unit.' })
export class HolderType {
  @Field(() => Boolean, { description: 'The applicant has it.' })
  isApplicant!: boolean

  @Field(() => Date, { description: 'Since when (UTC).' })
  since!: Date

  @Field(() => Date, { nullable: true, description: 'When the unit opened it for handling (办理, UTC); null while it waits.' })
  handlingStartedAt!: Date | null
}

export const ApplicationConnection = connectionOf(ApplicationType, 'Application', 'application')
