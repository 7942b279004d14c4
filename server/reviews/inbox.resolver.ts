import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Info, Int, Query, Resolver } from 'type-graphql'
import { ApplicationFilterInput } from '../applications/application-filter.input.js'
import { ApplicationConnection } from '../applications/application.type.js'
import { partsOf } from '../applications/list-parts.js'
import { required, type Context } from '../graphql/context.js'
import { askedBeneath } from '../graphql/look-ahead.js'
import { PageInput } from '../graphql/page.input.js'
import { enumOf } from '../graphql/enums.js'
import type { InboxChoice } from './inbox.service.js'
import { ClassCountType } from './class-count.type.js'

const InboxOrderEnum = enumOf<'WAITING' | 'DEADLINE'>('InboxOrder', 'How the inbox is ordered.', {
  WAITING: '等待时间: longest waiting first.',
  DEADLINE: '办理期限: first due first.',
})

const narrowed = { nullable: true, description: 'Narrows the list.' }

@Resolver()
export class InboxResolver {
  @Query(() => ApplicationConnection, {
    description:
      "Applications waiting at the viewer's unit, longest waiting first unless ordered otherwise (申请书审核管理). Errors: INVALID_INPUT, BAD_CURSOR.",
  })
  inbox(
    @Arg('filter', () => ApplicationFilterInput, narrowed) filter: ApplicationFilterInput | null,
    @Arg('order', () => InboxOrderEnum, { nullable: true, description: 'In which order; WAITING unless told otherwise.' })
    order: InboxChoice['order'],
    @Arg('dueWithin', () => Int, { nullable: true, description: 'Only what is overdue or due in so many days, 0 to 366 (期限).' })
    dueWithin: number | null,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.inbox.inbox(filter ?? {}, page, required(context), { order, dueWithin }, partsOf(askedBeneath(info)))
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
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.inbox.sent(filter ?? {}, page, required(context), partsOf(askedBeneath(info)))
  }
}
