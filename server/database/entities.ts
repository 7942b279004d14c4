import { AccountEntity } from '../accounts/account.entity.js'
import { AttemptEntity } from '../accounts/attempt.entity.js'
import { CaptchaEntity } from '../accounts/captcha.entity.js'
import { ReviewDelegationEntity } from '../accounts/review-delegation.entity.js'
import { RecoveryCodeEntity } from '../accounts/recovery-code.entity.js'
import { SecondFactorEntity } from '../accounts/second-factor.entity.js'
import { SessionEntity } from '../accounts/session.entity.js'
import { ApiTokenEntity } from '../integrations/api-token.entity.js'
import { WebhookAttemptEntity } from '../integrations/webhook-attempt.entity.js'
import { WebhookDeliveryEntity } from '../integrations/webhook-delivery.entity.js'
import { WebhookToldEntity } from '../integrations/webhook-told.entity.js'
import { WebhookEntity } from '../integrations/webhook.entity.js'
import { ApplicationChangeEntity } from '../integrations/application-change.entity.js'
import { ArchivedApplicationEntity } from '../applications/archived-application.entity.js'
import { ArchivedFactEntity } from '../statistics/archived-fact.entity.js'
import { ApplicationStayEntity } from '../statistics/application-stay.entity.js'
import { CertificateEntity } from '../certificates/certificate.entity.js'
import { CertificateCounterEntity } from '../certificates/certificate-counter.entity.js'
import { PrintJobEntity } from '../printing/print-job.entity.js'
import { PrintResultEntity } from '../printing/print-result.entity.js'
import { InboxDeltaEntity } from '../reviews/inbox-delta.entity.js'
import { InboxTallyEntity } from '../reviews/inbox-tally.entity.js'
import { TallyEntity } from '../statistics/tally.entity.js'
import { TallyGrainEntity } from '../statistics/tally-grain.entity.js'
import { TallyDeltaEntity } from '../statistics/tally-delta.entity.js'
import { ApplicationEntity } from '../applications/application.entity.js'
import { ApplicationVersionEntity } from '../applications/application-version.entity.js'
import { AttachmentEntity } from '../applications/attachment.entity.js'
import { SectionEntity } from '../applications/section.entity.js'
import { TransferEntity } from '../applications/transfer.entity.js'
import { VersionSectionEntity } from '../applications/version-section.entity.js'
import { CampaignReminderEntity } from '../applications/campaign-reminder.entity.js'
import { CarriedSectionEntity } from '../applications/carried-section.entity.js'
import { AuditEntryEntity } from '../audit/audit-entry.entity.js'
import { CommitteeEntity } from '../reference/committee.entity.js'
import { AvoidanceEntity } from '../committees/avoidance.entity.js'
import { BallotSlipEntity } from '../committees/ballot-slip.entity.js'
import { DrawEntryEntity } from '../committees/draw-entry.entity.js'
import { ExpertEntity } from '../committees/expert.entity.js'
import { MeetingCaseEntity } from '../committees/meeting-case.entity.js'
import { MeetingMemberEntity } from '../committees/meeting-member.entity.js'
import { MeetingEntity } from '../committees/meeting.entity.js'
import { ResultsObjectionEntity } from '../committees/results-objection.entity.js'
import { StoredFileEntity } from '../files/stored-file.entity.js'
import { FeatureSwitchEntity } from '../notices/feature-switch.entity.js'
import { NoticeAttachmentEntity } from '../notices/notice-attachment.entity.js'
import { NoticeEntity } from '../notices/notice.entity.js'
import { PublicityEntity } from '../publicity/publicity.entity.js'
import { PublicityEntryEntity } from '../publicity/publicity-entry.entity.js'
import { PublicityObjectionEntity } from '../publicity/publicity-objection.entity.js'
import { PublicityPhotoEntity } from '../publicity/publicity-photo.entity.js'
import { NotificationEntity } from '../notifications/notification.entity.js'
import { AcquisitionWayEntity } from '../reference/acquisition-way.entity.js'
import { CalendarDayEntity } from '../reference/calendar-day.entity.js'
import { CalendarYearEntity } from '../reference/calendar-year.entity.js'
import { CampaignEntity } from '../reference/campaign.entity.js'
import { CampaignChangeEntity } from '../reference/campaign-change.entity.js'
import { CampaignWindowEntity } from '../reference/campaign-window.entity.js'
import { EligibilityRuleEntity } from '../reference/eligibility-rule.entity.js'
import { DivisionEntity } from '../reference/division.entity.js'
import { TitleEntity } from '../reference/title.entity.js'
import { TitleLevelEntity } from '../reference/title-level.entity.js'
import { TitleSeriesEntity } from '../reference/title-series.entity.js'
import { ApprovalFormEntity } from '../reviews/approval-form.entity.js'
import { ApprovalItemEntity } from '../reviews/approval-item.entity.js'
import { BulkMoveEntity } from '../reviews/bulk-move.entity.js'
import { BulkMoveItemEntity } from '../reviews/bulk-move-item.entity.js'
import { ReviewPhraseEntity } from '../reviews/review-phrase.entity.js'
import { ReviewReminderEntity, ReviewReminderRuleEntity } from '../reviews/review-reminder.entity.js'
import { ReceivingLinkEntity } from '../units/receiving-link.entity.js'
import { UnitEntity } from '../units/unit.entity.js'
import { UnitDocumentEntity } from '../units/unit-document.entity.js'
import { UnitReviewEntity } from '../units/unit-review.entity.js'
import { ReferenceReleaseEntity } from './reference-release.entity.js'
import { ReferenceRowEntity } from './reference-row.entity.js'

/** Every table has its mapping; a test compares both column by column. */
export const entities = [
  ExpertEntity,
  AvoidanceEntity,
  MeetingEntity,
  MeetingCaseEntity,
  DrawEntryEntity,
  MeetingMemberEntity,
  BallotSlipEntity,
  ResultsObjectionEntity,
  AccountEntity,
  AttemptEntity,
  CaptchaEntity,
  SessionEntity,
  ReviewDelegationEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  ApplicationEntity,
  ApplicationVersionEntity,
  AttachmentEntity,
  SectionEntity,
  TransferEntity,
  VersionSectionEntity,
  AuditEntryEntity,
  CommitteeEntity,
  StoredFileEntity,
  FeatureSwitchEntity,
  NoticeEntity,
  NoticeAttachmentEntity,
  PublicityEntity,
  PublicityEntryEntity,
  PublicityObjectionEntity,
  PublicityPhotoEntity,
  NotificationEntity,
  AcquisitionWayEntity,
  CalendarDayEntity,
  CalendarYearEntity,
  CampaignEntity,
  CampaignWindowEntity,
  CampaignChangeEntity,
  EligibilityRuleEntity,
  CampaignReminderEntity,
  CarriedSectionEntity,
  DivisionEntity,
  TitleEntity,
  TitleLevelEntity,
  TitleSeriesEntity,
  ApprovalFormEntity,
  ApprovalItemEntity,
  InboxTallyEntity,
  InboxDeltaEntity,
  ReviewPhraseEntity,
  ReviewReminderEntity,
  ReviewReminderRuleEntity,
  BulkMoveEntity,
  BulkMoveItemEntity,
  ReceivingLinkEntity,
  UnitEntity,
  UnitDocumentEntity,
  UnitReviewEntity,
  ApplicationStayEntity,
  TallyEntity,
  TallyGrainEntity,
  PrintJobEntity,
  PrintResultEntity,
  CertificateEntity,
  CertificateCounterEntity,
  TallyDeltaEntity,
  ArchivedApplicationEntity,
  ArchivedFactEntity,
  ApplicationChangeEntity,
  ApiTokenEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  WebhookAttemptEntity,
  WebhookToldEntity,
  ReferenceReleaseEntity,
  ReferenceRowEntity,
]
