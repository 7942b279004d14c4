import type { NonEmptyArray } from 'type-graphql'
import { AccountsResolver, ViewerFieldsResolver } from '../accounts/accounts.resolver.js'
import { SecurityResolver } from '../accounts/security.resolver.js'
import * as reviewDelegations from '../accounts/review-delegations.resolver.js'
import { EntranceResolver } from '../accounts/entrance.resolver.js'
import * as subordinates from '../accounts/subordinates.resolver.js'
import * as applicationFields from '../applications/application-fields.resolver.js'
import { ApplicationsResolver } from '../applications/applications.resolver.js'
import { AuditTrailResolver } from '../applications/audit-trail.resolver.js'
import { DeparturesResolver } from '../applications/departures.resolver.js'
import * as placements from '../applications/placements.resolver.js'
import { RoutePicturesResolver } from '../applications/route-pictures.resolver.js'
import { SectionsResolver } from '../applications/sections.resolver.js'
import { SubmissionsResolver } from '../applications/submissions.resolver.js'
import { StoredFilesResolver } from '../files/stored-files.resolver.js'
import { ApiTokensResolver } from '../integrations/api-tokens.resolver.js'
import { WebhookJournalResolver } from '../integrations/webhook-journal.resolver.js'
import { WebhooksResolver } from '../integrations/webhooks.resolver.js'
import { ApplicationChangesResolver } from '../integrations/application-changes.resolver.js'
import { StatisticsResolver } from '../statistics/statistics.resolver.js'
import { BallotsResolver } from '../committees/ballots.resolver.js'
import * as meetingFields from '../committees/meeting-fields.resolver.js'
import * as experts from '../committees/experts.resolver.js'
import { MeetingPlansResolver } from '../committees/meeting-plans.resolver.js'
import { MeetingsResolver } from '../committees/meetings.resolver.js'
import * as ballotFields from '../committees/ballot-fields.resolver.js'
import { ResultsPostingsResolver } from '../committees/results-postings.resolver.js'
import { ResultsResolver } from '../committees/results.resolver.js'
import { FeatureSwitchesResolver } from '../notices/feature-switches.resolver.js'
import { ViewerFeaturesResolver } from '../notices/viewer-features.resolver.js'
import { NoticeAttachmentResolver, NoticeAttachmentsResolver } from '../notices/notice-attachments.resolver.js'
import { NoticesResolver } from '../notices/notices.resolver.js'
import { NotificationsResolver } from '../notifications/notifications.resolver.js'
import { PrintJobsResolver } from '../printing/print-jobs.resolver.js'
import * as certificates from '../certificates/certificates.resolver.js'
import { PublicitiesResolver } from '../publicity/publicities.resolver.js'
import * as publicityFields from '../publicity/publicity-fields.resolver.js'
import { CarryOverResolver } from '../applications/carry-over.resolver.js'
import { EligibilityResolver } from '../applications/eligibility.resolver.js'
import { EligibilityRulesResolver } from '../reference/eligibility-rules.resolver.js'
import { CampaignsResolver } from '../reference/campaigns.resolver.js'
import { ReferenceResolver } from '../reference/reference.resolver.js'
import * as approvalForms from '../reviews/approval-forms.resolver.js'
import * as bulkMoves from '../reviews/bulk-moves.resolver.js'
import { ComparisonResolver } from '../reviews/comparison.resolver.js'
import { InboxResolver } from '../reviews/inbox.resolver.js'
import { ReviewPhrasesResolver } from '../reviews/review-phrases.resolver.js'
import { ReviewsResolver } from '../reviews/reviews.resolver.js'
import { ItemisedReviewsResolver } from '../units/itemised-reviews.resolver.js'
import { UnitActsResolver } from '../units/unit-acts.resolver.js'
import * as unitFields from '../units/unit-fields.resolver.js'
import { UnitPrivateResolver } from '../units/unit-private.resolver.js'
import { UnitsResolver } from '../units/units.resolver.js'

/** Every resolver class of the schema. */
export const resolvers: NonEmptyArray<abstract new (...args: never[]) => unknown> = [
  EntranceResolver,
  AccountsResolver,
  SecurityResolver,
  ViewerFieldsResolver,
  ...Object.values(reviewDelegations),
  ...Object.values(subordinates),
  NoticesResolver,
  NoticeAttachmentsResolver,
  NoticeAttachmentResolver,
  FeatureSwitchesResolver,
  ViewerFeaturesResolver,
  ReferenceResolver,
  CampaignsResolver,
  EligibilityRulesResolver,
  EligibilityResolver,
  CarryOverResolver,
  UnitsResolver,
  UnitActsResolver,
  UnitPrivateResolver,
  ItemisedReviewsResolver,
  ...Object.values(unitFields),
  ApplicationsResolver,
  ...Object.values(applicationFields),
  SectionsResolver,
  RoutePicturesResolver,
  SubmissionsResolver,
  ...Object.values(placements),
  DeparturesResolver,
  AuditTrailResolver,
  ReviewsResolver,
  InboxResolver,
  ReviewPhrasesResolver,
  ComparisonResolver,
  ...Object.values(bulkMoves),
  ...Object.values(approvalForms),
  PublicitiesResolver,
  ...Object.values(publicityFields),
  MeetingsResolver,
  MeetingPlansResolver,
  ...Object.values(experts),
  ...Object.values(meetingFields),
  BallotsResolver,
  ...Object.values(ballotFields),
  ResultsResolver,
  ResultsPostingsResolver,
  PrintJobsResolver,
  ...Object.values(certificates),
  StatisticsResolver,
  ApiTokensResolver,
  ApplicationChangesResolver,
  WebhooksResolver,
  WebhookJournalResolver,
  NotificationsResolver,
  StoredFilesResolver,
]
