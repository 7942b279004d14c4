import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { AuditTrailType } from './audit-trail.type.js'

@Resolver()
export class AuditTrailResolver {
  @Query(() => AuditTrailType, {
    nullable: true,
    description:
      'The audit trail of one application (审计链), for keeping and checking; null when there is none or the viewer may not see it.',
  })
  auditTrail(
    @Arg('applicationId', () => ID, { description: 'Of which application.' }) applicationId: string,
    @Ctx() context: Context,
  ) {
    return context.auditTrails.auditTrail(applicationId, required(context))
  }
}
