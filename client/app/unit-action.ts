import type { UnitActionName, WholeUnitFragment } from '../generated/graphql.js'

export type UnitAction = WholeUnitFragment['availableActions'][number]

/** What the API says about one act on this unit; undefined when it does not offer it to this viewer. */
export function unitAction(unit: Pick<WholeUnitFragment, 'availableActions'>, name: UnitActionName): UnitAction | undefined {
  return unit.availableActions.find(({ action }) => action === name)
}
