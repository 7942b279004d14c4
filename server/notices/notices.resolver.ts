import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { PublishNoticeInput } from './notice.input.js'
import { NoticeConnection, NoticeType } from './notice.type.js'

@Resolver()
export class NoticesResolver {
  @Query(() => NoticeConnection, { description: 'Public notices (通知公告), newest first.' })
  notices(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many rows, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after: string | null | undefined,
    @Ctx() { notices }: Context,
  ) {
    return notices.list({ first, after: after ?? null })
  }

  @Query(() => NoticeType, { nullable: true, description: 'One notice; null when there is none.' })
  notice(@Arg('id', () => ID, { description: 'The notice.' }) id: string, @Ctx() { notices }: Context) {
    return notices.notice(id)
  }

  @Mutation(() => NoticeType, {
    description: 'Publishes a notice with its files. Errors: INVALID_INPUT, TOO_MANY_FILES, NOT_FOUND.',
  })
  publishNotice(@Arg('input', () => PublishNoticeInput) input: PublishNoticeInput, @Ctx() context: Context) {
    return context.notices.publish(input, required(context))
  }
}
