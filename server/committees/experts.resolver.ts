import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { PageInput } from '../graphql/page.input.js'
import { CommitteeType } from '../reference/committee.type.js'
import { AddExpertInput, NameAvoidanceInput, RemoveExpertInput, WithdrawAvoidanceInput } from './expert.input.js'
import type { ExpertRow } from './expert.store.js'
import { AvoidanceType, ExpertCandidateType, ExpertConnection, ExpertType } from './expert.type.js'

const what = (description: string) => ({ description })

/** 评审专家库. */
@Resolver()
export class ExpertsResolver {
  @Query(() => [CommitteeType], { description: 'The committees (专业评审委员会) whose office the viewer works in.' })
  myCommittees(@Ctx() context: Context) {
    return context.offices.committees(required(context))
  }

  @Query(() => ExpertConnection, { description: 'The pool of a committee (评审专家库), in the order of its additions.' })
  experts(
    @Arg('committeeId', () => ID, what('Of the viewer’s office.')) committeeId: string,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
  ) {
    return context.experts.experts(committeeId, page, required(context))
  }

  @Query(() => [ExpertCandidateType], { description: 'Whoever has exactly this login name: nobody or one.' })
  expertCandidates(@Arg('loginName', () => String, what('In full.')) loginName: string, @Ctx() context: Context) {
    return context.experts.candidates(loginName)
  }

  @Query(() => [ExpertType], { description: 'The pools the viewer is in, with the relations named there (我的回避关系).' })
  myExpertise(@Ctx() context: Context) {
    return context.experts.myExpertise(required(context))
  }

  @Mutation(() => ExpertType, { description: 'Adds somebody to a pool. Errors: NOT_FOUND, INVALID_INPUT, ALREADY_EXPERT.' })
  addExpert(@Arg('input', () => AddExpertInput, what('Whom.')) input: AddExpertInput, @Ctx() context: Context) {
    return context.experts.addExpert(input, required(context))
  }

  @Mutation(() => ExpertType, { description: 'Takes somebody out of a pool. Errors: NOT_FOUND, EXPERT_SITS.' })
  removeExpert(@Arg('input', () => RemoveExpertInput, what('Whom.')) { expertId }: RemoveExpertInput, @Ctx() context: Context) {
    return context.experts.removeExpert(expertId, required(context))
  }

  @Mutation(() => ExpertType, {
    description:
      'Names whom an expert does not judge (回避关系), by the office or the expert. Errors: NOT_FOUND, INVALID_INPUT, ALREADY_NAMED.',
  })
  nameAvoidance(
    @Arg('input', () => NameAvoidanceInput, what('Who and why.')) input: NameAvoidanceInput,
    @Ctx() context: Context,
  ) {
    return context.experts.nameAvoidance(input, required(context))
  }

  @Mutation(() => ExpertType, { description: 'Ends a named relation, by the office or the expert. Errors: NOT_FOUND.' })
  withdrawAvoidance(
    @Arg('input', () => WithdrawAvoidanceInput, what('Which.')) input: WithdrawAvoidanceInput,
    @Ctx() context: Context,
  ) {
    return context.experts.withdrawAvoidance(input, required(context))
  }
}

@Resolver(() => ExpertType)
export class ExpertFieldsResolver {
  @FieldResolver(() => CommitteeType, { description: 'Whose pool.' })
  committee(@Root() { committeeId }: ExpertRow, @Ctx() { reference }: Context) {
    return reference.committee(committeeId)
  }

  @FieldResolver(() => [AvoidanceType], { description: 'Whom they do not judge (回避关系), oldest first.' })
  avoidances(@Root() { accountId }: ExpertRow, @Ctx() { loaders }: Context) {
    return loaders.avoidancesOfExpert.load(accountId)
  }
}
