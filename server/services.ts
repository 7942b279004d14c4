import { accountServices } from './accounts/account-services.service.js'
import { AccountStore } from './accounts/account.store.js'
import { IdNumbers } from './accounts/id-number.js'
import { fillPersonPinyin } from './accounts/person-pinyin.store.js'
import { ApplicationListStore } from './applications/application-list.store.js'
import { ApplicationStore } from './applications/application.store.js'
import { AuditTrailsService } from './applications/audit-trails.service.js'
import { ApplicationsService } from './applications/applications.service.js'
import { DeparturesService } from './applications/departures.service.js'
import { DestinationsService } from './applications/destinations.service.js'
import { EvidenceService } from './applications/evidence.service.js'
import { MovesService } from './applications/moves.service.js'
import { RoutePicturesService } from './applications/route-pictures.service.js'
import { SectionsService } from './applications/sections.service.js'
import { SubmissionsService } from './applications/submissions.service.js'
import { SurroundingsService } from './applications/surroundings.service.js'
import { UnitChoicesService } from './applications/unit-choices.service.js'
import { UnitPlacementsService } from './applications/unit-placements.service.js'
import { AuditService } from './audit/audit.service.js'
import { CertificateStore } from './certificates/certificate.store.js'
import { CertificatesService } from './certificates/certificates.service.js'
import { VerificationService } from './certificates/verification.service.js'
import { ballotServices } from './committees/ballot-services.service.js'
import { MeetingDeskService } from './committees/meeting-desk.service.js'
import { meetingServices } from './committees/meeting-services.service.js'
import { MeetingStore } from './committees/meeting.store.js'
import type { Config } from './config.js'
import type { Database } from './database/database.js'
import { FilesService } from './files/files.service.js'
import { openFileStore } from './files/open-file-store.js'
import { ChangesService } from './integrations/changes.service.js'
import { TokenRate } from './integrations/token-rate.js'
import { webhookServices } from './integrations/webhook-services.service.js'
import { TokensService } from './integrations/tokens.service.js'
import { JobQueue } from './jobs/job-queue.js'
import { FeatureSwitchesService } from './notices/feature-switches.service.js'
import { NoticeAttachmentsService } from './notices/notice-attachments.service.js'
import { NoticesService } from './notices/notices.service.js'
import { NotificationsService } from './notifications/notifications.service.js'
import { PublicitiesService } from './publicity/publicities.service.js'
import { PublicityEvidenceService } from './publicity/publicity-evidence.service.js'
import { PublicityStore, publicityStates } from './publicity/publicity.store.js'
import { ApplicationListsService } from './printing/application-lists.service.js'
import { PrintJobsService } from './printing/print-jobs.service.js'
import { PrintSources } from './printing/print-source.js'
import { PrintedFormsService } from './printing/printed-forms.service.js'
import { Typesetter } from './printing/typesetter.js'
import { CampaignRemindersService } from './applications/campaign-reminders.service.js'
import { CarryOversService } from './applications/carry-overs.service.js'
import { EligibilityService } from './applications/eligibility.service.js'
import { EligibilityRulesService } from './reference/eligibility-rules.service.js'
import { CampaignsService } from './reference/campaigns.service.js'
import { ReferenceCache } from './reference/reference.cache.js'
import { ApprovalFormStore } from './reviews/approval-form.store.js'
import { ApprovalFormsService } from './reviews/approval-forms.service.js'
import { BulkMovesService } from './reviews/bulk-moves.service.js'
import { DispatchesService } from './reviews/dispatches.service.js'
import { DossierStore } from './reviews/dossier.store.js'
import { DossiersService } from './reviews/dossiers.service.js'
import { InboxService } from './reviews/inbox.service.js'
import { InboxStore } from './reviews/inbox.store.js'
import { JudgedSurroundingsService } from './reviews/judged-surroundings.service.js'
import { ReviewPhrasesService } from './reviews/review-phrases.service.js'
import { ReviewRemindersService } from './reviews/review-reminders.service.js'
import { RecallsService } from './reviews/recalls.service.js'
import { ItemisedReviewsService } from './units/itemised-reviews.service.js'
import { StatisticsService } from './statistics/statistics.service.js'
import { TallyKeeper } from './statistics/tally-keeper.service.js'
import { ReceivingLinksService } from './units/receiving-links.service.js'
import { SubordinateUnitsService } from './units/subordinate-units.service.js'
import { UnitDirectoryService } from './units/unit-directory.service.js'
import { UnitDocumentsService } from './units/unit-documents.service.js'
import { UnitReviewsService } from './units/unit-reviews.service.js'
import { UnitStore } from './units/unit.store.js'
import { UnitsService } from './units/units.service.js'

/** Every service of the house, wired once; call `close` when done. */
export async function createServices(db: Database, config: Config) {
  const reference = new ReferenceCache(db)
  const audit = new AuditService()
  const jobs = new JobQueue(db)
  const notifications = new NotificationsService(db)
  const files = new FilesService(db, openFileStore(config.fileStore, config.dataDir))
  const unitStore = new UnitStore(db)
  const accountStore = new AccountStore(db)
  const idNumbers = new IdNumbers(config.secretKey)

  const directory = new UnitDirectoryService(db, unitStore, reference)
  const units = new UnitsService(db, unitStore, reference, audit, notifications)
  const unitReviews = new UnitReviewsService(db, unitStore, audit, notifications)
  const itemisedReviews = new ItemisedReviewsService(db, unitStore, audit)
  const receivingLinks = new ReceivingLinksService(db, unitStore, audit)
  const subordinateUnits = new SubordinateUnitsService(db, reference, audit)
  const unitDocuments = new UnitDocumentsService(db, unitStore, files, audit)
  files.allow(unitDocuments.maySeeFile)

  const accountParts = accountServices({
    db,
    accountStore,
    unitStore,
    subordinateUnits,
    reference,
    idNumbers,
    notifications,
    audit,
    secretKey: config.secretKey,
  })
  const { sessionStore } = accountParts
  const notices = new NoticesService(db, audit)
  const noticeAttachments = new NoticeAttachmentsService(db, files, audit)
  files.allow(noticeAttachments.maySeeFile)
  files.publish(noticeAttachments.isPublished)
  const featureSwitches = new FeatureSwitchesService(db, notices, reference, audit)
  const eligibilityRules = new EligibilityRulesService(db, reference, audit)
  const eligibility = new EligibilityService(eligibilityRules, reference)
  const campaigns = new CampaignsService(db, reference, audit, (tx, text, viewer) => notices.publishIn(tx, text, viewer))

  const moves = new MovesService(unitStore, notifications)
  const destinations = new DestinationsService(unitStore, reference)
  const around = new SurroundingsService(unitStore, accountStore, destinations, reference, eligibility)
  const leaving = [unitStore, accountStore, sessionStore, moves, around, audit, notifications] as const
  const departures = new DeparturesService(db, ...leaving)
  const applicationStore = new ApplicationStore(db)
  const applicationList = new ApplicationListStore(db, idNumbers)
  const applications = new ApplicationsService(
    db,
    applicationStore,
    applicationList,
    reference,
    idNumbers,
    departures,
    new CarryOversService(reference),
    audit,
  )
  const auditTrails = new AuditTrailsService(db, applicationStore, audit)
  const sections = new SectionsService(db, reference, audit, files)
  const evidence = new EvidenceService(db, applicationStore, reference, files, sections)
  files.allow(applications.maySeeFile)

  const unitPlacements = new UnitPlacementsService(db, unitStore, moves, around, audit, notifications)
  const routePictures = new RoutePicturesService(db, applications, unitStore, destinations)
  const submissions = new SubmissionsService(db, unitStore, moves, around)

  const formStore = new ApprovalFormStore()
  const judged = new JudgedSurroundingsService(around, formStore, moves.store, reference, publicityStates)
  const approvalForms = new ApprovalFormsService(db, moves, judged, formStore, audit)
  const dispatches = new DispatchesService(db, moves, judged, formStore)
  const recalls = new RecallsService(db, moves, judged, formStore, audit, reference)
  const bulkMoves = new BulkMovesService(db, dispatches, judged, sessionStore, audit, jobs)
  const reviewPhrases = new ReviewPhrasesService(db)
  const reviewReminders = new ReviewRemindersService(db, reference, notifications, jobs)
  const inboxStore = new InboxStore(db, idNumbers)
  const inbox = new InboxService(inboxStore, reference)
  const typesetter = new Typesetter()
  const printedForms = new PrintedFormsService(db, typesetter, applicationStore, formStore, unitStore, accountStore, reference)
  const certificateStore = new CertificateStore(db)
  const certificates = new CertificatesService(certificateStore, reference, typesetter, audit, config.publicUrl)
  const applicationLists = new ApplicationListsService(db, unitStore, accountStore, reference)
  const sources = new PrintSources(applicationStore, applicationList, inbox)
  const prints = [sources, printedForms, applicationLists, sessionStore, audit, jobs] as const
  const printJobs = new PrintJobsService(db, applicationStore, ...prints)

  const tallies = new TallyKeeper(db)
  const statistics = new StatisticsService(db, reference, config.secretKey)
  const tokens = new TokensService(db, sessionStore, audit)
  const changes = new ChangesService(db)
  const webhooks = webhookServices({
    db,
    owners: sessionStore,
    changes,
    queue: jobs,
    audit,
    secretKey: config.secretKey,
    allowedNetworks: config.webhookNetworks,
  })

  const meetingStore = new MeetingStore(db)
  const meetingDesk = new MeetingDeskService(meetingStore)
  const publicityStore = new PublicityStore(db)
  const publicities = new PublicitiesService(db, publicityStore, reference, audit)
  const publicityEvidence = new PublicityEvidenceService(db, publicityStore, publicities, files, audit)
  files.allow(publicityEvidence.maySeeFile)

  await files.sweepWith(jobs)
  const campaignReminders = new CampaignRemindersService(db, reference, notifications, jobs)
  await reference.load()
  await fillPersonPinyin(db)
  tallies.start()
  return {
    db,
    jobs,
    reference,
    audit,
    notifications,
    files,
    unitStore,
    accountStore,
    idNumbers,
    ...accountParts,
    unitPlacements,
    departures,
    notices,
    noticeAttachments,
    subordinateUnits,
    directory,
    units,
    unitReviews,
    receivingLinks,
    unitDocuments,
    itemisedReviews,
    unitChoices: new UnitChoicesService(db),
    applications,
    dossiers: new DossiersService(new DossierStore(db), applications),
    routePictures,
    auditTrails,
    sections,
    evidence,
    publicities,
    publicityEvidence,
    featureSwitches,
    campaigns,
    eligibilityRules,
    eligibility,
    campaignReminders,
    submissions,
    formStore,
    judged,
    approvalForms,
    dispatches,
    recalls,
    bulkMoves,
    reviewPhrases,
    reviewReminders,
    inbox,
    printedForms,
    printJobs,
    meetingStore,
    ...meetingServices({ db, desk: meetingDesk, reference, audit, notifications }),
    ...ballotServices({
      db,
      desk: meetingDesk,
      reference,
      moves,
      surroundings: around,
      audit,
      granted: (tx, granted) => certificates.issue(tx, granted),
    }),
    certificateStore,
    certificates,
    verification: new VerificationService(certificateStore, accountParts.throttle),
    statistics,
    tallies,
    tokens,
    tokenRate: new TokenRate(db.pool),
    changes,
    ...webhooks,
    close: async () => {
      await tallies.stop()
      await typesetter.close()
      await notifications.close()
      await reference.close()
    },
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>
