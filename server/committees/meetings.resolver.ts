import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import { MeetingConnection, MeetingType } from './meeting.type.js'

/** 评审会. */
@Resolver()
export class MeetingsResolver {
  @Query(() => MeetingConnection, {
    description: 'Meetings (评审会), newest first: those of the office’s committees, and those the viewer is drawn for.',
  })
  meetings(@Args(() => PageInput) page: PageInput, @Ctx() context: Context) {
    return context.meetingStore.seenBy(required(context), page)
  }

  @Query(() => MeetingType, {
    nullable: true,
    description: 'One meeting; null when there is none, or the viewer does not see it.',
  })
  async meeting(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() context: Context) {
    return (await context.meetingStore.visible(context.db, id, required(context))) ?? null
  }
}
