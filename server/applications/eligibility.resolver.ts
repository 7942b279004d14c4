import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import type { ApplicationRow } from './application.store.js'
import { ApplicationType } from './application.type.js'
import { EligibilityType } from './eligibility.type.js'

@Resolver(() => ApplicationType)
export class EligibilityResolver {
  @FieldResolver(() => [EligibilityType], {
    description:
      'What the conditions for filing (申报条件) say of it, what blocks first: for the applicant as it stands, for others as last submitted.',
  })
  async eligibility(@Root() row: ApplicationRow, @Ctx() { eligibility, loaders }: Context) {
    return eligibility.assess(row, row.beside?.sections ?? (await loaders.sectionsOfApplication.load(row)))
  }
}
