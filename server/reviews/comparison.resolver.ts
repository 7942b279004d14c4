import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { ApplicationType } from '../applications/application.type.js'
import type { Context } from '../graphql/context.js'
import type { ReviewedRow } from './approval-form.store.js'
import { VersionComparisonType } from './comparison.type.js'

const from = {
  nullable: true,
  description: 'Number of the earlier version; left out: the one your unit judged last, else the one before.',
}
const to = { nullable: true, description: 'Number of the later version; left out: the present one.' }

@Resolver(() => ApplicationType)
export class ComparisonResolver {
  @FieldResolver(() => VersionComparisonType, {
    nullable: true,
    description:
      'What changed between two submitted versions (新旧对照), field by field and file by file; null when there is no such pair.',
  })
  comparison(
    @Root() { id: applicationId, versionNumber, beside }: ReviewedRow,
    @Arg('from', () => Int, from) earlier: number | null,
    @Arg('to', () => Int, to) later: number | null,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.comparison.load({ applicationId, versionNumber, from: earlier ?? null, to: later ?? null, beside })
  }
}
