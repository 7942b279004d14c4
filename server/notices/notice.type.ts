import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'

@ObjectType('Notice', { description: 'A public notice (通知公告).' })
export class NoticeType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'Title.' })
  title!: string

  @Field(() => String, { description: 'Text; lines end with a line feed.' })
  body!: string

  @Field(() => Date, { description: 'When it was published (UTC).' })
  publishedAt!: Date
}

@ObjectType('NoticeAttachment', { description: '附件: a file of a notice.' })
export class NoticeAttachmentType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What the page calls it; null: by its file name.' })
  label!: string | null
}

export const NoticeConnection = connectionOf(NoticeType, 'Notice', 'notice')
