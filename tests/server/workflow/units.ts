import fc from 'fast-check'
import { levelOf } from '../../../server/workflow/routing.js'
import type { UnitFacts } from '../../../server/workflow/unit-facts.js'

/** An approved unit that registered itself in 疏附县, unless told otherwise. */
export const unitOf = (facts: Partial<UnitFacts> = {}): UnitFacts => ({
  id: 'school',
  kind: 'ORDINARY',
  origin: 'SELF_REGISTERED',
  level: 'COUNTY',
  divisionCode: '653121',
  parentId: null,
  parentKind: null,
  receives: false,
  managesVertically: false,
  approved: true,
  ...facts,
})

export const divisions = ['650000', '650100', '650102', '653100', '653101', '653121', '653200', '653221'] as const

/** Units as they can be, impossible mixtures of kind and place included: a rule must stand them too. */
export const anyUnit: fc.Arbitrary<UnitFacts> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('ORDINARY', 'COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE', 'COMMITTEE_OFFICE'),
    origin: fc.constantFrom('SELF_REGISTERED', 'ASSIGNED', 'INTERNAL', 'TOWNSHIP'),
    divisionCode: fc.constantFrom(...divisions),
    parentId: fc.constantFrom(null, 'above', 'higher'),
    receives: fc.boolean(),
    managesVertically: fc.boolean(),
    approved: fc.boolean(),
  })
  .map((unit) => ({ ...unit, level: levelOf(unit.divisionCode), parentKind: unit.parentId && 'ORDINARY' }) as UnitFacts)
