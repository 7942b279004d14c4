import type { Config } from './config.js'
import type { Database } from './database/database.js'
import { AuditService } from './audit/audit.service.js'
import { NotificationsService } from './notifications/notifications.service.js'

/** Every service of the house, wired once. */
export function createServices(db: Database, config: Config) {
  void config
  const audit = new AuditService()
  const notifications = new NotificationsService(db)
  return { db, audit, notifications }
}

export type Services = ReturnType<typeof createServices>
