import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { ApplicationChangesType } from './application-changes.type.js'

@Resolver()
export class ApplicationChangesResolver {
  @Query(() => ApplicationChangesType, {
    description:
      'Submitted applications of the viewer’s scope that have changed since a cursor: none is missed, no change is told twice. Errors: BAD_CURSOR, INVALID_INPUT.',
  })
  applicationChanges(
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last answer; leave it out to begin with all.' })
    after: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: Context,
  ) {
    return context.changes.after(after, first, required(context))
  }
}
