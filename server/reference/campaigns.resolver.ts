import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { CampaignType } from './campaign.type.js'

@InputType({ description: 'Whether a year of filing asks for postings (公示).' })
export class PublicityRequiredInput {
  @Field(() => ID, { description: 'The year of filing (申报年度).' })
  campaignId!: string

  @Field(() => Boolean, { description: 'true: units report up only what they have posted.' })
  required!: boolean
}

@Resolver()
export class CampaignsResolver {
  @Mutation(() => CampaignType, {
    description:
      'Says whether units post applications (公示) before they report them up, from the next request on. Errors: NOT_FOUND.',
  })
  setPublicityRequired(
    @Arg('input', () => PublicityRequiredInput, { description: 'Which year, and whether.' }) input: PublicityRequiredInput,
    @Ctx() context: Context,
  ) {
    return context.campaigns.setPublicityRequired(input, required(context))
  }
}
