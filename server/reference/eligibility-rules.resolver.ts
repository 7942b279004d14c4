import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { CorrectEligibilityRuleInput, EligibilityRuleType } from './eligibility-rule.type.js'

@Resolver()
export class EligibilityRulesResolver {
  @Query(() => [EligibilityRuleType], { description: 'The conditions for filing (申报条件) in force today.' })
  eligibilityRules(@Ctx() { eligibilityRules }: Context) {
    return eligibilityRules.inForce()
  }

  @Query(() => [EligibilityRuleType], {
    description: 'Every version of every condition, withdrawn and coming ones included; the latest version of each first.',
  })
  eligibilityRuleVersions(@Ctx() { eligibilityRules }: Context) {
    return eligibilityRules.versions()
  }

  @Mutation(() => EligibilityRuleType, {
    description:
      'Writes a new version of a condition, valid from a day on; earlier versions stay readable. Errors: NOT_FOUND, INVALID_INPUT, STALE_REVISION.',
  })
  correctEligibilityRule(
    @Arg('input', () => CorrectEligibilityRuleInput, { description: 'The rule as it reads from then on.' })
    input: CorrectEligibilityRuleInput,
    @Ctx() context: Context,
  ) {
    return context.eligibilityRules.correct(input, required(context))
  }
}
