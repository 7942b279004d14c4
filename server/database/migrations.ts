import { ApplicationsReviews } from '../../migrations/2026-11-23-applications-reviews.js'
import { AttemptsAnnouncements } from '../../migrations/2026-11-23-attempts-announcements.js'
import { ClosedUnitsSecondFactor } from '../../migrations/2026-11-23-closed-units-second-factor.js'
import { DelegationReminders } from '../../migrations/2026-11-23-delegation-reminders.js'
import { Departures } from '../../migrations/2026-11-23-departures.js'
import { BulkMoves } from '../../migrations/2026-11-23-bulk-moves.js'
import { CampaignsEligibilityCarryOver } from '../../migrations/2026-11-23-campaigns-eligibility-carry-over.js'
import { ChannelsLogins } from '../../migrations/2026-11-23-channels-logins.js'
import { ItemisedReview } from '../../migrations/2026-11-23-itemised-review.js'
import { LiveNotifications } from '../../migrations/2026-11-23-live-notifications.js'
import { PublicitySearch } from '../../migrations/2026-11-23-publicity-search.js'
import { ReferenceRelease } from '../../migrations/2026-11-23-reference-release.js'
import { ReferenceUnitsAccounts } from '../../migrations/2026-11-23-reference-units-accounts.js'
import { ReviewRounds } from '../../migrations/2026-11-23-review-rounds.js'
import { RowEvidence } from '../../migrations/2026-11-23-row-evidence.js'
import { StatisticsIntegrators } from '../../migrations/2026-11-23-statistics-integrators.js'
import { UnitNameSearch } from '../../migrations/2026-11-23-unit-name-search.js'
import { Webhooks } from '../../migrations/2026-11-23-webhooks.js'
import { UnitOrder } from '../../migrations/2026-11-23-unit-order.js'
import { VersionFiles } from '../../migrations/2026-11-23-version-files.js'
import { TallyGrains } from '../../migrations/2026-11-23-tally-grains.js'
import { PrintJobs } from '../../migrations/2026-11-23-print-jobs.js'

/** Forward only, in this order; a name never changes once it has run anywhere. */
export const migrations = [
  { name: '2026-11-23-reference-units-accounts', class: ReferenceUnitsAccounts },
  { name: '2026-11-23-applications-reviews', class: ApplicationsReviews },
  { name: '2026-11-23-reference-release', class: ReferenceRelease },
  { name: '2026-11-23-version-files', class: VersionFiles },
  { name: '2026-11-23-itemised-review', class: ItemisedReview },
  { name: '2026-11-23-attempts-announcements', class: AttemptsAnnouncements },
  { name: '2026-11-23-statistics-integrators', class: StatisticsIntegrators },
  { name: '2026-11-23-review-rounds', class: ReviewRounds },
  { name: '2026-11-23-closed-units-second-factor', class: ClosedUnitsSecondFactor },
  { name: '2026-11-23-channels-logins', class: ChannelsLogins },
  { name: '2026-11-23-publicity-search', class: PublicitySearch },
  { name: '2026-11-23-bulk-moves', class: BulkMoves },
  { name: '2026-11-23-live-notifications', class: LiveNotifications },
  { name: '2026-11-23-unit-name-search', class: UnitNameSearch },
  { name: '2026-11-23-webhooks', class: Webhooks },
  { name: '2026-11-23-departures', class: Departures },
  { name: '2026-11-23-campaigns-eligibility-carry-over', class: CampaignsEligibilityCarryOver },
  { name: '2026-11-23-delegation-reminders', class: DelegationReminders },
  { name: '2026-11-23-row-evidence', class: RowEvidence },
  { name: '2026-11-23-tally-grains', class: TallyGrains },
  { name: '2026-11-23-unit-order', class: UnitOrder },
  { name: '2026-11-23-print-jobs', class: PrintJobs },
]
