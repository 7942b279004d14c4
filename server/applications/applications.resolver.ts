import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { askedBeneath } from '../graphql/look-ahead.js'
import { PageInput } from '../graphql/page.input.js'
import { OfficeType } from '../units/unit-parts.type.js'
import { ApplicationFilterInput } from './application-filter.input.js'
import { ApplicationConnection, ApplicationType } from './application.type.js'
import { partsOf } from './list-parts.js'
import { StartApplicationInput } from './write-application.input.js'

@Resolver()
export class ApplicationsResolver {
  @Query(() => ApplicationType, {
    nullable: true,
    description: 'One application; null when there is none or the viewer may not see it. Errors: YEAR_ARCHIVED.',
  })
  application(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.dossiers.application(id, required(context), askedBeneath(info))
  }

  @Query(() => [ApplicationType], { description: "The viewer's own applications (我的申请书), newest first." })
  myApplications(@Ctx() context: Context) {
    return context.applications.myApplications(required(context))
  }

  @Query(() => ApplicationConnection, {
    description:
      'All applications the viewer may see: own, of the own unit and the units under it, and those that passed through it; newest first.',
  })
  applications(
    @Arg('filter', () => ApplicationFilterInput, { nullable: true, description: 'Narrows the list.' })
    filter: ApplicationFilterInput | null,
    @Args(() => PageInput) page: PageInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.applications.applications(filter ?? {}, page, required(context), partsOf(askedBeneath(info)))
  }

  @Query(() => [OfficeType], {
    description:
      'Units to narrow a search of applications by (单位, 当前所在单位): those with the ids, then 20 at most by name; without contacts. Errors: INVALID_INPUT.',
  })
  unitChoices(
    @Arg('name', () => String, { nullable: true, description: 'Part of the name, one character or more.' }) name: string | null,
    @Arg('chosenIds', () => [ID], { nullable: true, description: 'Units chosen before, 20 at most.' }) chosenIds: string[] | null,
    @Ctx() context: Context,
  ) {
    return context.unitChoices.unitChoices(name, chosenIds ?? [])
  }

  @Mutation(() => ApplicationType, {
    description:
      'Begins an application for one title, one a person a year. Errors: INVALID_INPUT, WINDOW_CLOSED, SERIES_NOT_IN_CAMPAIGN, CARRY_OVER_REFUSED, ALREADY_FILED, ID_NUMBER_INVALID.',
  })
  startApplication(
    @Arg('input', () => StartApplicationInput, { description: 'What to file for.' }) input: StartApplicationInput,
    @Ctx() context: Context,
  ) {
    return context.applications.startApplication(input, required(context))
  }
}
