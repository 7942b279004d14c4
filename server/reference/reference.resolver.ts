import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { CampaignType } from './campaign.type.js'
import { DivisionType } from './division.type.js'
import { isFilingOpen, type Campaign } from './reference-rows.js'
import { AcquisitionWayType, TitleLevelType, TitleSeriesType } from './title.type.js'
import { unitNatures } from './unit-natures.js'

@Resolver(() => CampaignType)
export class ReferenceResolver {
  @Query(() => [DivisionType], { description: 'The region, its prefectures and counties, by code.' })
  divisions(@Ctx() { reference }: Context) {
    return reference.divisions()
  }

  @Query(() => [TitleSeriesType], { description: 'The series one can file for today (职称系列), with their titles.' })
  titleSeries(@Ctx() { reference }: Context) {
    return reference.currentSeries()
  }

  @Query(() => [TitleLevelType], { description: 'The levels of titles, the highest first.' })
  titleLevels(@Ctx() { reference }: Context) {
    return reference.levels()
  }

  @Query(() => [AcquisitionWayType], { description: 'The ways of acquiring a title (取得方式).' })
  acquisitionWays(@Ctx() { reference }: Context) {
    return reference.ways()
  }

  @Query(() => [CampaignType], { description: 'The years of filing (申报年度), the latest first.' })
  campaigns(@Ctx() { reference }: Context) {
    return reference.campaigns()
  }

  @Query(() => [String], { description: 'What a unit may be by nature (单位性质).' })
  unitNatures() {
    return unitNatures
  }

  @FieldResolver(() => Boolean, { description: 'Applicants may file now.' })
  filingOpen(@Root() campaign: Campaign) {
    return isFilingOpen(campaign)
  }
}
