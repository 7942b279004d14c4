import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import { WebhookAttemptType, WebhookDeliveryConnection, WebhookDeliveryType } from './webhook-delivery.type.js'
import { ReplayWebhookDeliveryInput, ReplayWebhookInput, WebhookInput } from './webhook.input.js'

@Resolver(() => WebhookDeliveryType)
export class WebhookJournalResolver {
  @FieldResolver(() => [WebhookAttemptType], { name: 'attempts', description: 'Its requests so far, oldest first.' })
  attemptsOf(@Root() { id }: { id: string }, @Ctx() { loaders }: Context) {
    return loaders.attemptsOfDelivery.load(id)
  }

  @Query(() => WebhookDeliveryConnection, {
    description:
      'What was sent to one of the viewer’s webhooks (推送记录), newest first. Errors: NOT_FOUND, BAD_CURSOR, INVALID_INPUT.',
  })
  webhookDeliveries(
    @Arg('webhookId', () => ID, { description: 'The webhook.' }) webhookId: string,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
  ) {
    return context.webhookJournal.deliveries(webhookId, page, required(context))
  }

  @Mutation(() => WebhookDeliveryType, {
    description: 'Sends an event of its own, to try out the receiver. Errors: NOT_FOUND, WEBHOOK_STOPPED.',
  })
  testWebhook(@Arg('input', () => WebhookInput, { description: 'Which.' }) input: WebhookInput, @Ctx() context: Context) {
    return context.webhookJournal.test(input, required(context))
  }

  @Mutation(() => WebhookDeliveryType, {
    description: 'Sends a delivery again under its id, the application as it is now. Errors: NOT_FOUND, WEBHOOK_STOPPED.',
  })
  replayWebhookDelivery(
    @Arg('input', () => ReplayWebhookDeliveryInput, { description: 'Which.' }) input: ReplayWebhookDeliveryInput,
    @Ctx() context: Context,
  ) {
    return context.webhookJournal.replayOne(input, required(context))
  }

  @Mutation(() => Int, {
    description:
      'Sends again all deliveries from a point on and says how many. Errors: NOT_FOUND, WEBHOOK_STOPPED, INVALID_INPUT.',
  })
  replayWebhook(
    @Arg('input', () => ReplayWebhookInput, { description: 'Which, and since when.' }) input: ReplayWebhookInput,
    @Ctx() context: Context,
  ) {
    return context.webhookJournal.replay(input, required(context))
  }
}
