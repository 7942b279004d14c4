import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { DrawsService } from './draws.service.js'
import { ExpertsService } from './experts.service.js'
import type { MeetingDeskService } from './meeting-desk.service.js'
import { MeetingPlansService } from './meeting-plans.service.js'
import { OfficesService } from './offices.service.js'

/** What an office does until the panel of a meeting is drawn. */
export function meetingServices(needs: {
  db: Database
  desk: MeetingDeskService
  reference: ReferenceCache
  audit: AuditService
  notifications: NotificationsService
}) {
  const { db, desk, reference, audit, notifications } = needs
  const offices = new OfficesService(reference)
  return {
    offices,
    experts: new ExpertsService(db, offices, audit),
    meetingPlans: new MeetingPlansService(db, desk, offices, reference, audit, notifications),
    draws: new DrawsService(db, desk, reference, audit, notifications),
  }
}
