import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ErrorCodeEnum } from '../graphql/enums.js'
import { required, type Context } from '../graphql/context.js'
import type { PrintJobRow } from './print-job.store.js'
import { PrintJobType, StartPrintJobInput } from './print-job.type.js'

/** 【我的打印任务】. */
@Resolver(() => PrintJobType)
export class PrintJobsResolver {
  @Query(() => [PrintJobType], { description: 'The viewer’s own prints (我的打印任务), newest first, 50 at most.' })
  printJobs(@Ctx() context: Context) {
    return context.printJobs.printJobs(required(context))
  }

  @Query(() => PrintJobType, {
    nullable: true,
    description: 'One of the viewer’s own prints; null when there is none or it has expired.',
  })
  printJob(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() context: Context) {
    return context.printJobs.printJob(id, required(context))
  }

  @Mutation(() => PrintJobType, {
    description:
      'Prints what the viewer sees now; the file is fetched when it is done. Errors: INVALID_INPUT, NOT_FOUND, FORBIDDEN, LIST_TOO_LONG, TOO_MANY_REQUESTS.',
  })
  startPrintJob(
    @Arg('input', () => StartPrintJobInput, { description: 'What.' }) input: StartPrintJobInput,
    @Ctx() context: Context,
  ) {
    return context.printJobs.startPrintJob(input, required(context))
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where the owner fetches the file; null before it is done.' })
  url(@Root() { id, status }: PrintJobRow): string | null {
    return status === 'DONE' ? `/print/jobs/${id}` : null
  }

  @FieldResolver(() => ErrorCodeEnum, { nullable: true, description: 'Why it failed.' })
  failure(@Root() job: PrintJobRow) {
    return job.failure
  }
}
