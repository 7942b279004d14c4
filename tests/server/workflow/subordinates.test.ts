import fc from 'fast-check'
import { createdOrigins, creatableOrigins, liesWithin, placeUnder, type Founder } from '../../../server/workflow/subordinates.js'
import { levelOf } from '../../../server/workflow/routing.js'
import { anyUnit, divisions, unitOf } from './units.js'

const founder = (facts: Partial<Founder> = {}): Founder => ({
  ...unitOf({ origin: 'ASSIGNED', receives: true }),
  managesVertically: false,
  ...facts,
})
const county = founder({ kind: 'COUNTY_BUREAU' })
const university = founder({ level: 'REGION', divisionCode: '650000' })
const ministry = founder({ level: 'REGION', divisionCode: '650000', managesVertically: true })
const college = founder({ origin: 'INTERNAL', receives: false })

const anyFounder = fc.tuple(anyUnit, fc.boolean()).map(([unit, managesVertically]): Founder => ({ ...unit, managesVertically }))

test('S4 S6 a county bureau makes townships, directly under itself and nothing else', () => {
  expect(creatableOrigins(county, [])).toEqual(['TOWNSHIP'])
  expect(creatableOrigins(county, [founder({ origin: 'TOWNSHIP' })])).toEqual([])
})

test('S5 only who manages vertically makes assigned units', () => {
  expect(creatableOrigins(ministry, [])).toEqual(['ASSIGNED', 'INTERNAL'])
  expect(creatableOrigins(ministry, [founder({ receives: false })])).toEqual(['ASSIGNED'])
  expect(creatableOrigins(university, [])).not.toContain('ASSIGNED')
})

test('S8 a recommending unit makes internal units to any depth', () => {
  expect(creatableOrigins(university, [])).toEqual(['INTERNAL'])
  expect(creatableOrigins(university, [college, college, college])).toEqual(['INTERNAL'])
  expect(creatableOrigins(university, [college, founder()])).toEqual([])
  expect(creatableOrigins(founder({ receives: false }), [])).toEqual([])
})

test('S8 whoever is not approved makes nothing; bureaus above a county, the region office and committees make nothing', () => {
  fc.assert(
    fc.property(anyFounder, fc.array(anyFounder, { maxLength: 3 }), (creator, between) => {
      const made = creatableOrigins(creator, between)
      if (![creator, ...between].every(({ approved }) => approved)) expect(made).toEqual([])
      if (!['ORDINARY', 'COUNTY_BUREAU'].includes(creator.kind)) expect(made).toEqual([])
      if (made.includes('TOWNSHIP')) expect(creator.kind).toBe('COUNTY_BUREAU')
      if (made.includes('ASSIGNED')) expect(creator.managesVertically).toBe(true)
      for (const origin of made) expect(createdOrigins).toContain(origin)
    }),
  )
})

test('S22 a new unit stands where its parent is; an assigned one anywhere in its parent’s area', () => {
  expect(placeUnder('INTERNAL', university, '653121')).toEqual({ level: 'REGION', divisionCode: '650000' })
  expect(placeUnder('ASSIGNED', university, '653121')).toEqual({ level: 'COUNTY', divisionCode: '653121' })
  const prefecture = { level: 'PREFECTURE', divisionCode: '653100' } as const
  expect(placeUnder('ASSIGNED', prefecture, '653121')).toEqual({ level: 'COUNTY', divisionCode: '653121' })
  expect(placeUnder('ASSIGNED', prefecture, '653221')).toBeUndefined()
  expect(placeUnder('ASSIGNED', prefecture, '650000')).toBeUndefined()
  expect(placeUnder('ASSIGNED', prefecture, null)).toBeUndefined()
  fc.assert(
    fc.property(fc.constantFrom(...divisions), fc.constantFrom(...divisions), (one, other) => {
      if (liesWithin(one, other) && liesWithin(other, one)) expect(one).toBe(other)
      if (levelOf(other) === 'COUNTY') expect(liesWithin(one, other)).toBe(one === other)
    }),
  )
})
