import { hoursAfter, idAt } from './demo-ids.js'
import { personOf, type DemoPerson } from './demo-people.js'
import { known } from './demo-routes.js'
import { bureauId, unitId } from './reference-units.js'
import { stableId } from './stable-id.js'

/** All demo logins have it. */
export const demoPassword = 'Shenbao#2026'

export interface DemoAccount {
  id: string
  unitId: string
  unitName: string
  loginName: string
  person: DemoPerson
  administers: boolean
  createdAt: Date
}

/** The administrators one logs in as; the others are named after their unit. */
const administratorLogins = new Map([
  [bureauId('650000'), 'region'],
  [bureauId('653100'), 'kashgar'],
  [bureauId('653121'), 'shufu'],
  [unitId('medical'), 'medical'],
  [unitId('medical-pharmacy'), 'pharmacy'],
  [unitId('committee:intermediate:653100:22'), 'committee'],
  [unitId('demo-shufu-school'), 'school'],
  [unitId('demo-shufu-primary'), 'newschool'],
  [unitId('transport'), 'transport'],
  [unitId('transport-kashgar'), 'highway'],
])

/** Opens accounts, each for the next invented person. */
export class DemoAccounts {
  readonly all: DemoAccount[] = []
  private readonly administrators = new Map<string, DemoAccount>()

  constructor(private readonly now: Date) {}

  /** The unit's only administrator. */
  administratorOf(ofUnitId: string): DemoAccount {
    const existing = this.administrators.get(ofUnitId)
    if (existing) return existing
    const loginName = administratorLogins.get(ofUnitId) ?? `admin-${ofUnitId.slice(0, 8)}`
    const account = this.open(ofUnitId, loginName, true)
    this.administrators.set(ofUnitId, account)
    return account
  }

  applicantOf(ofUnitId: string, loginName = `person${String(this.all.length + 1).padStart(4, '0')}`): DemoAccount {
    return this.open(ofUnitId, loginName, false)
  }

  private open(ofUnitId: string, loginName: string, administers: boolean): DemoAccount {
    const index = this.all.length
    // The first is written before the others, and found again should they then have failed.
    const first = index === 0
    const createdAt = hoursAfter(this.now, -2400 + index / 10)
    const account = {
      id: first ? stableId('account', loginName) : idAt(createdAt, `account:${loginName}`),
      unitId: ofUnitId,
      unitName: known(ofUnitId).name,
      loginName,
      person: personOf(index),
      administers,
      createdAt,
    }
    this.all.push(account)
    return account
  }
}
