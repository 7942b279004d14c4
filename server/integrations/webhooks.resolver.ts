import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { CreateWebhookInput, RotateWebhookSecretInput, WebhookInput } from './webhook.input.js'
import { IssuedWebhookType, WebhookType } from './webhook.type.js'

const which = { description: 'Which.' }

@Resolver()
export class WebhooksResolver {
  @Query(() => [WebhookType], { description: "The viewer's own webhooks (推送), newest first." })
  webhooks(@Ctx() context: Context) {
    return context.webhooks.list(required(context))
  }

  @Mutation(() => IssuedWebhookType, {
    description:
      'Creates a webhook and shows its secret once. Told is what changes from now on. Errors: INVALID_INPUT, WEBHOOK_TARGET_REFUSED, TOO_MANY_WEBHOOKS.',
  })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The webhook.' }) input: CreateWebhookInput,
    @Ctx() context: Context,
  ) {
    return context.webhooks.create(input, required(context))
  }

  @Mutation(() => IssuedWebhookType, {
    description: 'Gives a webhook a new secret; for a while requests are signed with both. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'Which, and for how long both sign.' })
    input: RotateWebhookSecretInput,
    @Ctx() context: Context,
  ) {
    return context.webhooks.rotate(input, required(context))
  }

  @Mutation(() => WebhookType, { description: 'Nothing is sent from now on. Errors: NOT_FOUND.' })
  disableWebhook(@Arg('input', () => WebhookInput, which) input: WebhookInput, @Ctx() context: Context) {
    return context.webhooks.disable(input, required(context))
  }

  @Mutation(() => WebhookType, {
    description:
      'Goes on where it stopped: what waited and what has changed meanwhile is sent now. Errors: NOT_FOUND, TOO_MANY_WEBHOOKS.',
  })
  enableWebhook(@Arg('input', () => WebhookInput, which) input: WebhookInput, @Ctx() context: Context) {
    return context.webhooks.enable(input, required(context))
  }
}
