import { refusal, type Refusal } from './refusal.js'
import { levelOf, prefectureOf, regionCode } from './routing.js'
import type { UnitFacts, UnitLevel, UnitOrigin } from './unit-facts.js'

/** The channels by which a superior makes a unit; the fourth, SELF_REGISTERED, nobody opens for another. */
export type CreatedOrigin = Exclude<UnitOrigin, 'SELF_REGISTERED'>

export const createdOrigins: readonly CreatedOrigin[] = ['ASSIGNED', 'INTERNAL', 'TOWNSHIP']

/** A unit as the one that creates others, or as the one they shall stand under. */
export type Founder = Pick<
  UnitFacts,
  'id' | 'kind' | 'origin' | 'level' | 'divisionCode' | 'receives' | 'managesVertically' | 'approved'
>

/**
 * Which units `creator` may make directly under `parent`: townships by their county bureau, assigned units by who
 * manages them vertically, internal ones by a recommending unit; the latter two to any depth of its own house.
 * @param between the units from `parent` up to the creator, without the creator; empty when both are one
 * Source: S4-S6, S8.
 */
export function creatableOrigins(creator: Founder, between: readonly Founder[]): CreatedOrigin[] {
  if (![creator, ...between].every(({ approved }) => approved)) return []
  if (creator.kind === 'COUNTY_BUREAU') return between.length === 0 ? ['TOWNSHIP'] : []
  if (creator.kind !== 'ORDINARY') return []
  const own: CreatedOrigin[] = [
    ...(creator.managesVertically ? (['ASSIGNED'] as const) : []),
    ...(creator.receives ? (['INTERNAL'] as const) : []),
  ]
  return own.filter((origin) => between.every((unit) => unit.kind === 'ORDINARY' && unit.origin === origin))
}

export function refuseCreation(origin: CreatedOrigin, creator: Founder, between: readonly Founder[]): Refusal | undefined {
  return creatableOrigins(creator, between).includes(origin)
    ? undefined
    : refusal('ORIGIN_NOT_ALLOWED', 'askSuperior', 'SUPERIOR')
}

/** Whether a division lies in the area of another, itself included. */
export const liesWithin = (divisionCode: string, areaCode: string): boolean =>
  areaCode === regionCode ||
  areaCode === divisionCode ||
  (levelOf(areaCode) === 'PREFECTURE' && prefectureOf(divisionCode) === areaCode)

/**
 * Where the new unit stands: townships and internal units where their parent is, assigned ones anywhere in its area.
 * @returns undefined when `wanted` lies outside, or is missing where it has to be chosen
 */
export function placeUnder(
  origin: CreatedOrigin,
  parent: Pick<Founder, 'level' | 'divisionCode'>,
  wanted: string | null,
): { level: UnitLevel; divisionCode: string } | undefined {
  if (origin !== 'ASSIGNED') return { level: parent.level, divisionCode: parent.divisionCode }
  return wanted !== null && liesWithin(wanted, parent.divisionCode) ? { level: levelOf(wanted), divisionCode: wanted } : undefined
}
