import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { ApplicationFilterInput } from '../applications/application-filter.input.js'
import { ApplicationConnection } from '../applications/application.type.js'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import { ClassCountType } from './class-count.type.js'

const narrowed = { nullable: true, description: 'Narrows the list.' }

@Resolver()
export class InboxResolver {
  @Query(() => ApplicationConnection, {
    description: "Applications waiting at the viewer's unit, longest waiting first (申请书审核管理).",
  })
  inbox(
    @Arg('filter', () => ApplicationFilterInput, narrowed) filter: ApplicationFilterInput | null,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
  ) {
    return context.inbox.inbox(filter ?? {}, page, required(context))
  }

  @Query(() => [ClassCountType], { description: 'How many of them wait, by series and level.' })
  inboxClasses(@Ctx() context: Context) {
    return context.inbox.classes(required(context))
  }

  @Query(() => ApplicationConnection, { description: "Applications the viewer's unit has sent on or returned, latest first." })
  sent(
    @Arg('filter', () => ApplicationFilterInput, narrowed) filter: ApplicationFilterInput | null,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
  ) {
    return context.inbox.sent(filter ?? {}, page, required(context))
  }
}
