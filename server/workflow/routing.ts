import { refusal, type Refusal } from './refusal.js'
import type { UnitFacts, UnitLevel } from './unit-facts.js'

/**
 * Which unit or committee may come next. This is the only file that knows the order of the hierarchy.
 * Source: S2, S9, S10, S18-S27, S44.
 */
export type NextHop =
  /** The superior and nobody else: internal, assigned and township units. */
  | { kind: 'superior'; unitId: string }
  /** One of the receivers the unit has chosen, its default offered first. */
  | { kind: 'chosenReceivers' }
  /** The bureau of the prefecture that the county belongs to. */
  | { kind: 'prefectureBureau'; divisionCode: string }
  /** A committee that reviews this series and level in this area. */
  | { kind: 'committees' }
  /** A committee office forwards nowhere. */
  | { kind: 'end' }

export const regionCode = '650000'
export const prefectureOf = (divisionCode: string): string => `${divisionCode.slice(0, 4)}00`

/** The level a GB/T 2260 code speaks of. */
export function levelOf(divisionCode: string): UnitLevel {
  if (divisionCode === regionCode) return 'REGION'
  return divisionCode.endsWith('00') ? 'PREFECTURE' : 'COUNTY'
}

/**
 * A recommending unit that stands directly under the region office, or none: it sends to committees itself. One that
 * receives inside another house (a hospital of the university) does not, and nobody from outside can choose it.
 */
const recommendsToCommittees = (unit: UnitFacts) =>
  unit.kind === 'ORDINARY' && unit.receives && unit.level === 'REGION' && (unit.parentKind ?? 'REGION_OFFICE') === 'REGION_OFFICE'

export function nextHop(unit: UnitFacts): NextHop {
  if (unit.kind === 'COMMITTEE_OFFICE') return { kind: 'end' }
  if (unit.kind === 'PREFECTURE_BUREAU' || unit.kind === 'REGION_OFFICE') return { kind: 'committees' }
  if (unit.kind === 'COUNTY_BUREAU') return { kind: 'prefectureBureau', divisionCode: prefectureOf(unit.divisionCode) }
  if (recommendsToCommittees(unit)) return { kind: 'committees' }
  if (receiverIsFixed(unit) && unit.parentId) return { kind: 'superior', unitId: unit.parentId }
  return { kind: 'chosenReceivers' }
}

/** Source: S22; of the ordinary units only those that registered themselves choose their receivers. */
export const receiverIsFixed = (unit: Pick<UnitFacts, 'kind' | 'origin'>): boolean =>
  unit.kind !== 'ORDINARY' || unit.origin !== 'SELF_REGISTERED'

export type ReceiverQuery =
  | { kind: 'ORDINARY'; level: 'REGION'; managesVertically: false }
  | { kind: 'PREFECTURE_BUREAU' | 'COUNTY_BUREAU'; divisionCode: string }

/**
 * What a self-registered unit of this level and division may choose as receiver. Who manages its line vertically receives only
 * from the units it has created itself. Source: S5, S18-S21.
 */
export function receiverQuery(unit: Pick<UnitFacts, 'level' | 'divisionCode'>): ReceiverQuery {
  if (unit.level === 'REGION') return { kind: 'ORDINARY', level: 'REGION', managesVertically: false }
  const kind = unit.level === 'PREFECTURE' ? 'PREFECTURE_BUREAU' : 'COUNTY_BUREAU'
  return { kind, divisionCode: unit.divisionCode }
}

/** Whether `receiver` may receive from `unit`: the same rule that lists the candidates. */
export function refuseReceiver(unit: UnitFacts, receiver: UnitFacts): Refusal | undefined {
  if (receiverIsFixed(unit)) return refusal('RECEIVER_FIXED', 'askSuperior', 'SUPERIOR')
  const wanted = receiverQuery(unit)
  const fits =
    receiver.id !== unit.id &&
    receiver.receives &&
    receiver.approved &&
    receiver.kind === wanted.kind &&
    ('level' in wanted
      ? recommendsToCommittees(receiver) && !receiver.managesVertically
      : receiver.divisionCode === wanted.divisionCode)
  return fits ? undefined : refusal('RECEIVER_NOT_ELIGIBLE', 'addReceivingLink', 'UNIT_ADMIN')
}

export interface CommitteeFacts {
  seriesCodes: readonly string[]
  levelCodes: readonly string[]
  /** 650000 for the whole region, else the prefecture whose applications it reviews. */
  areaCode: string
}

/** Source: S25; a committee matches by series, level and the area the application comes from. */
export const committeeMatches = (
  committee: CommitteeFacts,
  application: { seriesCode: string; levelCode: string; divisionCode: string },
): boolean =>
  committee.seriesCodes.includes(application.seriesCode) &&
  committee.levelCodes.includes(application.levelCode) &&
  (committee.areaCode === regionCode || committee.areaCode === prefectureOf(application.divisionCode))
