import type { NonEmptyArray } from 'type-graphql'
import { SubmissionsResolver } from '../applications/submissions.resolver.js'
import { NotificationsResolver } from '../notifications/notifications.resolver.js'
import { ReferenceResolver } from '../reference/reference.resolver.js'
import * as approvalForms from '../reviews/approval-forms.resolver.js'
import { InboxResolver } from '../reviews/inbox.resolver.js'
import { ReviewsResolver } from '../reviews/reviews.resolver.js'

/** Every resolver class of the schema. */
export const resolvers: NonEmptyArray<abstract new (...args: never[]) => unknown> = [
  ReferenceResolver,
  SubmissionsResolver,
  ReviewsResolver,
  InboxResolver,
  ...Object.values(approvalForms),
  NotificationsResolver,
]
