import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import {
  ApiTokenType,
  CreateApiTokenInput,
  IssuedApiTokenType,
  RevokeApiTokenInput,
  RotateApiTokenInput,
} from './api-token.type.js'

@Resolver()
export class ApiTokensResolver {
  @Query(() => [ApiTokenType], { description: "The viewer's own keys for programs (接口密钥), newest first." })
  apiTokens(@Ctx() context: Context) {
    return context.tokens.list(required(context))
  }

  @Mutation(() => IssuedApiTokenType, { description: 'Creates a key and shows its secret once. Errors: INVALID_INPUT.' })
  createApiToken(
    @Arg('input', () => CreateApiTokenInput, { description: 'The key.' }) input: CreateApiTokenInput,
    @Ctx() context: Context,
  ) {
    return context.tokens.create(input, required(context))
  }

  @Mutation(() => IssuedApiTokenType, {
    description: 'Gives a key a new secret; the one before is accepted a while longer. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  rotateApiToken(
    @Arg('input', () => RotateApiTokenInput, { description: 'Which, and for how long both are accepted.' })
    input: RotateApiTokenInput,
    @Ctx() context: Context,
  ) {
    return context.tokens.rotate(input, required(context))
  }

  @Mutation(() => ApiTokenType, { description: 'Ends a key; its next request is refused. Errors: NOT_FOUND.' })
  revokeApiToken(
    @Arg('input', () => RevokeApiTokenInput, { description: 'Which.' }) input: RevokeApiTokenInput,
    @Ctx() context: Context,
  ) {
    return context.tokens.revoke(input, required(context))
  }
}
