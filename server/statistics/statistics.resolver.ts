import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import type { Dimension } from '../workflow/statistics-rules.js'
import { csvOf } from './csv.js'
import type { Statistics } from './statistics.service.js'
import { workbookOf } from './workbook.js'
import { DimensionEnum, StatisticsFilterInput, StatisticsType } from './statistics.type.js'

@Resolver(() => StatisticsType)
export class StatisticsResolver {
  @Query(() => StatisticsType, {
    description:
      'Counts submitted applications of the viewer’s scope: filed under the own unit, or passed through it. Errors: INVALID_INPUT, FORBIDDEN, QUERY_TOO_COMPLEX.',
  })
  statistics(
    @Arg('groupBy', () => [DimensionEnum], { description: 'Up to three dimensions, each once.' }) groupBy: Dimension[],
    @Arg('filter', () => StatisticsFilterInput, { nullable: true, description: 'Narrows what is counted.' })
    filter: StatisticsFilterInput | null,
    @Ctx() context: Context,
  ) {
    return context.statistics.statistics({ ...filter, groupBy }, required(context), context.token !== null)
  }

  @FieldResolver(() => String, { description: 'The same as an Excel workbook: a data URL.' })
  workbook(@Root() statistics: Statistics) {
    return workbookOf(statistics)
  }

  @FieldResolver(() => String, { description: 'The same as CSV, UTF-8 with a mark, lines ended by CR LF.' })
  csv(@Root() statistics: Statistics): string {
    return csvOf(statistics)
  }
}
