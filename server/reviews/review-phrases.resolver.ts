import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { RemoveReviewPhraseInput, ReviewPhraseInput, ReviewPhraseType } from './review-phrase.type.js'

@Resolver()
export class ReviewPhrasesResolver {
  @Query(() => [ReviewPhraseType], { description: 'The viewer’s own standard comments (常用语), oldest first.' })
  reviewPhrases(@Ctx() context: Context) {
    return context.reviewPhrases.phrases(required(context))
  }

  @Mutation(() => [ReviewPhraseType], {
    description: 'Keeps a phrase, at most 50; answers all of them. Errors: INVALID_INPUT.',
  })
  addReviewPhrase(
    @Arg('input', () => ReviewPhraseInput, { description: 'The phrase.' }) input: ReviewPhraseInput,
    @Ctx() context: Context,
  ) {
    return context.reviewPhrases.addReviewPhrase(input, required(context))
  }

  @Mutation(() => [ReviewPhraseType], { description: 'Drops a phrase; answers the rest. Errors: NOT_FOUND.' })
  removeReviewPhrase(
    @Arg('input', () => RemoveReviewPhraseInput, { description: 'Which.' }) { phraseId }: RemoveReviewPhraseInput,
    @Ctx() context: Context,
  ) {
    return context.reviewPhrases.removeReviewPhrase(phraseId, required(context))
  }
}
