import { Field, InputType } from 'type-graphql'

@InputType({ description: 'A notice to publish (通知公告).' })
export class PublishNoticeInput {
  @Field(() => String, { description: 'Title, up to 200 characters.' })
  title!: string

  @Field(() => String, { description: 'Plain text, up to 20,000 characters.' })
  body!: string
}
