import { refusal, type Refusal } from './refusal.js'
import type { Viewer } from './who-may.js'

/** Somebody who is to leave a unit, and what the rules ask about it. */
export interface Leaver {
  accountId: string
  unitId: string
  mayAdminister: boolean
  /** How many others of the unit may wear 【我是单位管理员】. */
  otherAdministrators: number
  unitClosed: boolean
}

/**
 * Who manages the login of whom: superiors and reviewers every login of a unit, its own administrators those of applicants.
 * Above the region office there is nobody else to ask. Source: S3, S7, S13.
 * @param above the viewer stands over the person's unit
 */
export function refuseManaging(person: Pick<Leaver, 'accountId' | 'unitId' | 'mayAdminister'>, viewer: Viewer, above: boolean) {
  if (person.unitId !== viewer.unitId) return above ? undefined : refusal('FORBIDDEN', 'askUnitAdministrator', 'UNIT_ADMIN')
  const fellow = person.mayAdminister && viewer.unitKind !== 'REGION_OFFICE'
  return fellow || person.accountId === viewer.accountId ? refusal('FORBIDDEN', 'askSuperior', 'SUPERIOR') : undefined
}

/** 办理离职: whoever manages the login, and administrators for themselves; a unit never stays without an administrator. */
export function refuseDeparture(person: Leaver, viewer: Viewer, above: boolean): Refusal | undefined {
  if (viewer.hat !== 'UNIT_ADMIN') return refusal('FORBIDDEN', 'chooseRole', 'UNIT_ADMIN')
  const refused = person.accountId === viewer.accountId ? undefined : refuseManaging(person, viewer, above)
  return refused ?? refuseLastAdministrator(person)
}

/** Source: S13; somebody has to review, to issue logins and to answer. */
export const refuseLastAdministrator = ({ mayAdminister, otherAdministrators, unitClosed }: Leaver): Refusal | undefined =>
  mayAdminister && otherAdministrators === 0 && !unitClosed
    ? refusal('LAST_ADMINISTRATOR', 'setAdministrator', 'UNIT_ADMIN')
    : undefined
