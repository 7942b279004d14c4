import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { ChangeCampaignInput, OpenCampaignInput, PublicityRequiredInput } from './campaign.input.js'
import { CampaignChangeType, CampaignType } from './campaign.type.js'

@Resolver()
export class CampaignsResolver {
  @Query(() => [CampaignChangeType], { description: 'How a campaign was opened and changed, and why; the latest first.' })
  campaignChanges(
    @Arg('campaignId', () => ID, { description: 'The campaign (申报年度/批次).' }) campaignId: string,
    @Ctx() context: Context,
  ) {
    return context.campaigns.campaignChanges(campaignId)
  }

  @Mutation(() => CampaignType, {
    description: 'Opens a campaign of filing and review. Errors: INVALID_INPUT, CAMPAIGN_NAME_TAKEN.',
  })
  openCampaign(
    @Arg('input', () => OpenCampaignInput, { description: 'Its windows and scope.' }) input: OpenCampaignInput,
    @Ctx() context: Context,
  ) {
    return context.campaigns.openCampaign(input, required(context))
  }

  @Mutation(() => CampaignType, {
    description:
      'Extends or changes a campaign from the next request on; a window that is open is not closed as of now or earlier. Errors: NOT_FOUND, INVALID_INPUT, STALE_REVISION, CAMPAIGN_NAME_TAKEN, WINDOW_PULLED_AWAY, CAMPAIGN_IN_USE.',
  })
  changeCampaign(
    @Arg('input', () => ChangeCampaignInput, { description: 'Which, what it says from now on, and why.' })
    input: ChangeCampaignInput,
    @Ctx() context: Context,
  ) {
    return context.campaigns.changeCampaign(input, required(context))
  }

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
