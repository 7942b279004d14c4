import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import { NotificationConnection, NotificationType } from './notification.type.js'

@Resolver()
export class NotificationsResolver {
  @Query(() => NotificationConnection, {
    description: 'What was told to the viewer or to the unit the viewer administers, newest first.',
  })
  notifications(@Args(() => PageInput) page: PageInput, @Ctx() context: Context) {
    return context.notifications.list(page, required(context))
  }

  @Mutation(() => NotificationType, { description: 'Marks a notification as read. Errors: NOT_FOUND.' })
  readNotification(@Arg('id', () => ID, { description: 'The notification.' }) id: string, @Ctx() context: Context) {
    return context.notifications.read(id, required(context))
  }

  @Subscription(() => NotificationType, {
    description:
      'Each notification for the viewer, or for the unit the viewer administers, as it is written. What is told while the connection is lost is in notifications. Over WebSocket (graphql-transport-ws) at /graphql, with the session.',
    subscribe: ({ context }: { context: Context }) => context.notifications.arriving(required(context)),
  })
  notificationArrived(@Root() id: string, @Ctx() context: Context) {
    return context.notifications.one(id, required(context))
  }
}
