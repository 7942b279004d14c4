import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import type { ResultsPostingRow } from './results-posting.store.js'
import { PostedResultType, ResultsPostingConnection, ResultsPostingType } from './results-posting.type.js'

/** 评审结果公示, for everybody. */
@Resolver(() => ResultsPostingType)
export class ResultsPostingsResolver {
  @Query(() => ResultsPostingConnection, {
    description: 'Results of committees (评审结果公示), newest first: until the decision and for 60 days after it.',
  })
  resultsPostings(@Args(() => PageInput) page: PageInput, @Ctx() { resultsPostings }: Context) {
    return resultsPostings.page(page)
  }

  @Query(() => ResultsPostingType, { nullable: true, description: 'One of them; null when there is none, or no longer.' })
  resultsPosting(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() { resultsPostings }: Context) {
    return resultsPostings.one(id)
  }

  @FieldResolver(() => String, { description: 'The committee (评审委员会).' })
  committeeName(@Root() { committeeId }: ResultsPostingRow, @Ctx() { reference }: Context) {
    return reference.committee(committeeId).name
  }

  @FieldResolver(() => [PostedResultType], { description: 'Who passed, in the order of the meeting.' })
  passed(@Root() { id }: ResultsPostingRow, @Ctx() { loaders }: Context) {
    return loaders.postedResults.load(id)
  }
}
