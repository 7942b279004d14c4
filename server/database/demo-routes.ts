import { committeeMatches, nextHop, regionCode } from '../workflow/routing.js'
import type { UnitFacts } from '../workflow/unit-facts.js'
import { demoUnits, factsOfUnit, filingShippedUnits } from './demo-units.js'
import { shippedCommitteeOffices, shippedCommittees } from './reference-committees.js'
import { bureauId, shippedUnits, unitId } from './reference-units.js'

interface Known extends UnitFacts {
  name: string
  itemisedReview: boolean
}

const withParentKind = (units: Omit<Known, 'parentKind'>[]): Map<string, Known> => {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  return new Map(units.map((unit) => [unit.id, { ...unit, parentKind: (unit.parentId && kinds.get(unit.parentId)) || null }]))
}

/** Every unit of the demo world as the rules see it, by id. */
const knownUnits = withParentKind([
  ...[...shippedUnits, ...shippedCommitteeOffices].map((unit) => ({
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    origin: unit.origin,
    level: unit.level,
    divisionCode: unit.division_code,
    parentId: unit.parent_id,
    receives: unit.receives,
    managesVertically: unit.manages_vertically,
    approved: true,
    itemisedReview: unit.itemised_review,
  })),
  ...demoUnits.map((unit) => ({
    id: unitId(unit.key),
    name: unit.name,
    kind: 'ORDINARY' as const,
    origin: unit.origin,
    level: factsOfUnit(unit).level,
    divisionCode: unit.divisionCode,
    parentId: unit.receiverId,
    receives: false,
    managesVertically: false,
    approved: unit.status === 'APPROVED',
    itemisedReview: false,
  })),
])

export function known(id: string): Known {
  const unit = knownUnits.get(id)
  if (!unit) throw new Error(`the demo world knows no unit ${id}`)
  return unit
}

/** The unit, or one above it, has switched itemised review on for its subtree. Source: S39. */
export function reviewsItemised(id: string): boolean {
  const { itemisedReview, receives, parentId } = known(id)
  return (itemisedReview && receives) || (parentId !== null && reviewsItemised(parentId))
}

const chosen = new Map<string, string>(
  [...demoUnits, ...filingShippedUnits].map(({ key, receiverId }) => [unitId(key), receiverId]),
)

/** The nearest committee for it, as the dialog would offer first. */
function committeeOffice(application: { seriesCode: string; levelCode: string; divisionCode: string }): string {
  const matching = shippedCommittees
    .filter((committee) =>
      committeeMatches(
        { seriesCodes: committee.series_codes, levelCodes: committee.level_codes, areaCode: committee.area_code },
        application,
      ),
    )
    .sort((a, b) => Number(a.area_code === regionCode) - Number(b.area_code === regionCode))
  const [nearest] = matching
  if (!nearest) throw new Error(`no committee for ${JSON.stringify(application)}`)
  return nearest.unit_id
}

/** The units an application of this unit's staff travels through, from the unit itself to the committee's office. */
export function routeOf(filingUnitId: string, application: { seriesCode: string; levelCode: string }): string[] {
  const { divisionCode } = known(filingUnitId)
  const follow = (id: string): string[] => {
    const hop = nextHop(known(id))
    if (hop.kind === 'end') return [id]
    if (hop.kind === 'superior') return [id, ...follow(hop.unitId)]
    if (hop.kind === 'prefectureBureau') return [id, ...follow(bureauId(hop.divisionCode))]
    if (hop.kind === 'committees') return [id, committeeOffice({ ...application, divisionCode })]
    return [id, ...follow(chosen.get(id) ?? '')]
  }
  return follow(filingUnitId)
}
