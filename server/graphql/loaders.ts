import DataLoader from 'dataloader'
import { accountLoader, administratorsLoader } from '../accounts/account.loader.js'
import type { ApplicationRow } from '../applications/application.store.js'
import { certificateLoader } from '../certificates/certificate.loader.js'
import { carryOverLoader } from '../applications/carry-over.loader.js'
import { applicationLoaders } from '../applications/section.loader.js'
import { approvalFormLoaders } from '../reviews/approval-form.loader.js'
import { visibleApplicationLoader } from '../reviews/bulk-move.loader.js'
import { comparisonLoader } from '../reviews/comparison.loader.js'
import type { AvailableAction } from '../reviews/judged-surroundings.service.js'
import { ballotLoaders } from '../committees/ballot.loader.js'
import { meetingLoaders } from '../committees/meeting.loader.js'
import { publicityLoaders } from '../publicity/publicity.loader.js'
import { attemptsLoader } from '../integrations/webhook-delivery.loader.js'
import { noticeAttachmentLoader } from '../notices/notice-attachment.loader.js'
import { storedFileLoader } from '../files/stored-file.loader.js'
import type { Services } from '../services.js'
import { unitLoader, unitPartLoaders } from '../units/unit.loader.js'
import type { CreatedOrigin } from '../workflow/subordinates.js'
import type { Viewer } from '../workflow/who-may.js'

/** DataLoaders of one request; each feature adds its own. */
export function createLoaders(services: Services, viewer: Viewer | null) {
  const { db, judged, formStore, unitStore, accountStore, subordinateUnits } = services
  return {
    unitById: unitLoader(unitStore),
    ...unitPartLoaders(db, unitStore, viewer),
    itemisedReviewBy: services.itemisedReviews.loader(),
    fileById: storedFileLoader(db),
    attachmentsOfNotice: noticeAttachmentLoader(db),
    attemptsOfDelivery: attemptsLoader(db),
    accountById: accountLoader(accountStore),
    administratorsOfUnit: administratorsLoader(accountStore),
    creatableOrigins: new DataLoader<string, CreatedOrigin[]>(
      (unitIds) => (viewer ? subordinateUnits.creatable(unitIds, viewer) : Promise.resolve(unitIds.map(() => []))),
      { cache: false },
    ),
    ...applicationLoaders(db, viewer),
    carryOver: carryOverLoader(db),
    ...approvalFormLoaders(db, formStore),
    ...publicityLoaders(db),
    ...meetingLoaders(db),
    ...ballotLoaders(db, viewer),
    certificateOfApplication: certificateLoader(services.certificateStore),
    visibleApplication: visibleApplicationLoader(db, viewer),
    comparison: comparisonLoader(db, viewer),
    /** What the viewer can do with each application of a list. */
    availableActions: new DataLoader<ApplicationRow, AvailableAction[], string>(
      (rows) => (viewer ? judged.availableActions(db, rows, viewer) : Promise.resolve(rows.map(() => []))),
      { cacheKeyFn: (row) => `${row.id} ${row.revision}` },
    ),
  }
}

export type Loaders = ReturnType<typeof createLoaders>
