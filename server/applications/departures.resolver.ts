import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { AccountType } from '../accounts/account.type.js'
import { required, type Context } from '../graphql/context.js'
import { RecordDepartureInput } from './departure.input.js'
import { DeparturePreviewType } from './placement.type.js'

/** People who leave a unit. */
@Resolver()
export class DeparturesResolver {
  @Query(() => DeparturePreviewType, { description: 'What the departure of a person would do. Errors: NOT_FOUND.' })
  departurePreview(
    @Arg('accountId', () => ID, { description: 'The person’s account in the unit.' }) accountId: string,
    @Ctx() context: Context,
  ) {
    return context.departures.preview(accountId, required(context))
  }

  @Mutation(() => AccountType, {
    description:
      'Records that a person has left the unit (办理离职): the login ends at once, what was not reported up ends with its history, the rest goes on; the person can register with the next unit and file there. Errors: NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR, REASON_REQUIRED, INVALID_INPUT, STALE_REVISION (params.applications).',
  })
  recordDeparture(
    @Arg('input', () => RecordDepartureInput, { description: 'Who, why, and what was shown.' }) input: RecordDepartureInput,
    @Ctx() context: Context,
  ) {
    return context.departures.recordDeparture(input, required(context))
  }
}
