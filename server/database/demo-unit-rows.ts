import type { StoredFileRow } from '../files/stored-file.store.js'
import type { NotificationKind } from '../notifications/notification-kind.js'
import type { DemoAccounts } from './demo-accounts.js'
import type { Act } from './demo-story.js'
import { uploadRow } from './demo-evidence.js'
import { hoursAfter, idAt } from './demo-ids.js'
import { demoUnits, factsOfUnit, isEnterprise, type DemoUnit } from './demo-units.js'
import { unitId } from './reference-units.js'

const chooses = ({ origin }: DemoUnit) => origin === 'SELF_REGISTERED'

export const receivingLinkRows = (now: Date) =>
  demoUnits.filter(chooses).map((unit) => ({
    id: idAt(hoursAfter(now, -2450), `link:${unit.key}`),
    unit_id: unitId(unit.key),
    receiver_id: unit.receiverId,
    is_default: true,
    created_at: hoursAfter(now, -2450),
  }))

/** The scans of the units that have submitted their information, with the files they are. */
export function documentRows(accounts: DemoAccounts, scan: StoredFileRow, now: Date) {
  const scans = demoUnits
    .filter((unit) => chooses(unit) && unit.status !== 'DRAFT')
    .flatMap((unit) => {
      const kinds = isEnterprise(unit) ? ['ORG_CODE_CERTIFICATE', 'BUSINESS_LICENCE'] : ['ORG_CODE_CERTIFICATE']
      return kinds.map((kind) => ({ unit, kind }))
    })
  return scans.map(({ unit, kind }) => {
    const at = hoursAfter(now, -unit.age - 4)
    const name = kind === 'BUSINESS_LICENCE' ? '营业执照.png' : '组织机构代码证.png'
    const file = uploadRow(scan, accounts.administratorOf(unitId(unit.key)), name, at)
    const document = { id: idAt(at, `${unit.key}:${kind}`), unit_id: unitId(unit.key), kind, file_id: file.id, created_at: at }
    return { file, document }
  })
}

const reviewOf = (unit: DemoUnit, now: Date) => ({
  passed: unit.status === 'APPROVED',
  at: hoursAfter(now, unit.newName ? -2400 : -unit.age),
})
const wasReviewed = (unit: DemoUnit) => chooses(unit) && (unit.status === 'APPROVED' || unit.status === 'RETURNED')

export const unitReviewRows = (accounts: DemoAccounts, now: Date) =>
  demoUnits.filter(wasReviewed).map((unit) => {
    const { passed, at } = reviewOf(unit, now)
    const reviewer = accounts.administratorOf(unit.receiverId)
    return {
      id: idAt(at, `review:${unit.key}`),
      unit_id: unitId(unit.key),
      receiver_id: unit.receiverId,
      reviewer_id: reviewer.id,
      reviewer_name: reviewer.person.name,
      passed,
      reason: unit.statusReason,
      facts: factsOfUnit(unit),
      created_at: at,
    }
  })

export interface UnitHistory {
  id: string
  name: string
  acts: Act[]
  news: { at: Date; to: string; kind: NotificationKind }
}

/** What the audit trail of each unit has, and the last thing it or its receiver was told. */
export const unitHistories = (accounts: DemoAccounts, now: Date): UnitHistory[] =>
  demoUnits.filter((unit) => chooses(unit) && unit.status !== 'DRAFT').map((unit) => historyOf(unit, accounts, now))

function historyOf(unit: DemoUnit, accounts: DemoAccounts, now: Date): UnitHistory {
  const id = unitId(unit.key)
  const handedIn = hoursAfter(now, -unit.age)
  const reviewed = wasReviewed(unit) ? reviewOf(unit, now) : undefined
  const submit = (at: Date): Act => ({
    at,
    actorId: accounts.administratorOf(id).id,
    action: 'submitUnit',
    detail: { reviewerUnitId: unit.receiverId },
  })
  const review = ({ at, passed }: { at: Date; passed: boolean }): Act => ({
    at,
    actorId: accounts.administratorOf(unit.receiverId).id,
    action: passed ? 'approveUnit' : 'returnUnit',
    detail: { passed, ofChange: false, byUnitId: unit.receiverId },
  })
  const acts = reviewed ? [submit(hoursAfter(reviewed.at, -2)), review(reviewed)] : [submit(handedIn)]
  const waits = !reviewed || unit.newName !== null
  if (reviewed && waits) acts.push(submit(handedIn))
  const told = reviewed?.passed ? 'UNIT_APPROVED' : 'UNIT_RETURNED'
  return {
    id,
    name: unit.name,
    acts,
    news: waits ? { at: handedIn, to: unit.receiverId, kind: 'UNIT_SUBMITTED' } : { at: reviewed.at, to: id, kind: told },
  }
}
