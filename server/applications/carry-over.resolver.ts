import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import type { ApplicationRow } from './application.store.js'
import { ApplicationType } from './application.type.js'
import { CarryOverType } from './carry-over.type.js'

@Resolver(() => ApplicationType)
export class CarryOverResolver {
  @FieldResolver(() => CarryOverType, {
    nullable: true,
    description:
      'The earlier application it was begun from (从上年申报复制) and what is new since; null when begun from scratch.',
  })
  async carryOver(@Root() row: ApplicationRow, @Ctx() { loaders }: Context): Promise<CarryOverType | null> {
    const carried = row.carriedFromId ? await loaders.carryOver.load(row.id) : null
    if (!carried) return null
    const { id: fromId, year: fromYear, titleName: fromTitle } = carried.from
    const sections = row.beside?.sections ?? (await loaders.sectionsOfApplication.load(row))
    return { fromId, fromYear, fromTitle, sections: carried.news(sections) }
  }
}
