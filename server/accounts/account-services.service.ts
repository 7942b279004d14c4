import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { SubordinateUnitsService } from '../units/subordinate-units.service.js'
import type { UnitStore } from '../units/unit.store.js'
import type { AccountStore } from './account.store.js'
import { AccountsService } from './accounts.service.js'
import { CaptchasService } from './captchas.service.js'
import type { IdNumbers } from './id-number.js'
import { IdRevealsService } from './id-reveals.service.js'
import { LoginListsService } from './login-lists.service.js'
import { LoginsService } from './logins.service.js'
import { OwnSessionsService } from './own-sessions.service.js'
import { RegistrationService } from './registration.service.js'
import { ReviewDelegationsService } from './review-delegations.service.js'
import { SecondFactorSecrets } from './second-factor-secret.js'
import { SecondFactorsService } from './second-factors.service.js'
import { SessionStore } from './session.store.js'
import { SessionsService } from './sessions.service.js'
import { StaffImportService } from './staff-import.service.js'
import { SubordinatesService } from './subordinates.service.js'
import { Throttle } from './throttle.js'
import { UnitImportService } from './unit-import.service.js'

interface Ground {
  db: Database
  accountStore: AccountStore
  unitStore: UnitStore
  subordinateUnits: SubordinateUnitsService
  reference: ReferenceCache
  idNumbers: IdNumbers
  notifications: NotificationsService
  audit: AuditService
  secretKey: string
}

/** Who logs in, how, and whose logins a unit gives out; wired. */
export function accountServices(ground: Ground) {
  const { db, accountStore, unitStore, subordinateUnits, reference, idNumbers, notifications, audit, secretKey } = ground
  const throttle = new Throttle(db.pool)
  const sessionStore = new SessionStore(db)
  const captchas = new CaptchasService(db, throttle, secretKey)
  const logins = new LoginsService(db, accountStore, unitStore, sessionStore, idNumbers, throttle, audit)
  return {
    throttle,
    sessionStore,
    captchas,
    accounts: new AccountsService(db, accountStore, sessionStore, throttle, audit),
    sessions: new SessionsService(db, sessionStore, captchas, throttle, audit),
    ownSessions: new OwnSessionsService(db, sessionStore, audit),
    secondFactors: new SecondFactorsService(db, sessionStore, new SecondFactorSecrets(secretKey), throttle, audit),
    idReveals: new IdRevealsService(db, accountStore, unitStore, idNumbers, throttle, audit),
    registration: new RegistrationService(db, unitStore, reference, sessionStore, captchas, idNumbers, throttle, audit),
    logins,
    loginLists: new LoginListsService(db, accountStore, unitStore),
    subordinates: new SubordinatesService(db, subordinateUnits, logins),
    unitImport: new UnitImportService(db, subordinateUnits, logins, idNumbers, audit),
    staffImport: new StaffImportService(db, unitStore, logins, idNumbers, audit),
    reviewDelegations: new ReviewDelegationsService(db, accountStore, audit, notifications),
  }
}
