import fc from 'fast-check'
import {
  committeeMatches,
  levelOf,
  nextHop,
  prefectureOf,
  receiverIsFixed,
  receiverQuery,
  refuseReceiver,
} from '../../../server/workflow/routing.js'
import { anyUnit, divisions, unitOf } from './units.js'

const region = { level: 'REGION', divisionCode: '650000' } as const
const prefecture = { level: 'PREFECTURE', divisionCode: '653100' } as const
const bureauOf = (divisionCode: string) =>
  unitOf({
    id: 'bureau',
    divisionCode,
    level: levelOf(divisionCode),
    origin: 'ASSIGNED',
    receives: true,
    kind: divisionCode.endsWith('00') ? 'PREFECTURE_BUREAU' : 'COUNTY_BUREAU',
  })
const university = unitOf({
  ...region,
  id: 'university',
  origin: 'ASSIGNED',
  receives: true,
  parentId: 'region',
  parentKind: 'REGION_OFFICE',
})

describe('whom a unit may choose as receiver', () => {
  test.each([
    ['S18 a region-level unit chooses a region-level recommending unit', unitOf(region), university, true],
    [
      'S5 S18 a region-level unit does not choose a superior that creates its units itself',
      unitOf(region),
      { ...university, managesVertically: true },
      false,
    ],
    ['S18 a region-level unit does not choose a prefecture bureau', unitOf(region), bureauOf('650100'), false],
    ['S19 a prefecture-level unit chooses its own prefecture bureau', unitOf(prefecture), bureauOf('653100'), true],
    [
      'S19 a prefecture-level unit does not choose the bureau of another prefecture',
      unitOf(prefecture),
      bureauOf('653200'),
      false,
    ],
    ['S19 a prefecture-level unit does not choose a county bureau', unitOf(prefecture), bureauOf('653121'), false],
    ['S20 a county-level unit chooses its own county bureau', unitOf(), bureauOf('653121'), true],
    ['S20 a county-level unit does not choose the bureau of another county', unitOf(), bureauOf('653101'), false],
    ['S20 a county-level unit does not skip its county for the prefecture', unitOf(), bureauOf('653100'), false],
    ['S21 a county-level unit does not choose a recommending unit', unitOf(), university, false],
    ['S21 nobody chooses a unit that does not receive', unitOf(region), { ...university, receives: false }, false],
    ['S21 nobody chooses a unit that has not been approved', unitOf(region), { ...university, approved: false }, false],
  ])('%s', (_title, unit, receiver, fits) => {
    expect(refuseReceiver(unit, receiver)?.rule).toBe(fits ? undefined : 'RECEIVER_NOT_ELIGIBLE')
  })

  test('S21 a region-level recommending unit does not choose itself', () => {
    const itself = { ...university, origin: 'SELF_REGISTERED' as const }
    expect(refuseReceiver(itself, itself)?.rule).toBe('RECEIVER_NOT_ELIGIBLE')
  })

  test.each(['ASSIGNED', 'INTERNAL', 'TOWNSHIP'] as const)('S22 the receiver of a unit of origin %s is fixed', (origin) => {
    expect(refuseReceiver(unitOf({ origin }), bureauOf('653121'))).toEqual({
      rule: 'RECEIVER_FIXED',
      cure: 'askSuperior',
      who: 'SUPERIOR',
    })
  })

  test('S21 whatever the pair, only a fitting kind of the own division passes', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (unit, receiver) => {
        if (refuseReceiver(unit, receiver)) return
        expect(receiverIsFixed(unit)).toBe(false)
        expect(receiver).toMatchObject({ receives: true, approved: true })
        expect(receiver.id).not.toBe(unit.id)
        if (unit.level === 'REGION')
          expect(receiver).toMatchObject({ kind: 'ORDINARY', level: 'REGION', managesVertically: false })
        else expect(receiver).toMatchObject({ kind: `${unit.level}_BUREAU`, divisionCode: unit.divisionCode })
      }),
    )
  })

  test('S18 the list of candidates asks for what the check accepts', () => {
    expect(receiverQuery(region)).toEqual({ kind: 'ORDINARY', level: 'REGION', managesVertically: false })
    expect(receiverQuery(prefecture)).toEqual({ kind: 'PREFECTURE_BUREAU', divisionCode: '653100' })
    expect(receiverQuery(unitOf())).toEqual({ kind: 'COUNTY_BUREAU', divisionCode: '653121' })
  })
})

describe('where an application goes next', () => {
  test('S9 from a college only to its parent, at any depth', () => {
    const college = unitOf({ ...region, origin: 'INTERNAL', parentId: 'university', parentKind: 'ORDINARY' })
    expect(nextHop(college)).toEqual({ kind: 'superior', unitId: 'university' })
    const hospital = { ...college, receives: true }
    expect(nextHop(hospital)).toEqual({ kind: 'superior', unitId: 'university' })
  })

  test('S9 an internal unit never reaches anybody but its parent', () => {
    const internal = anyUnit.filter((unit) => unit.kind === 'ORDINARY' && unit.origin === 'INTERNAL' && unit.parentId !== null)
    fc.assert(fc.property(internal, (unit) => expect(nextHop(unit)).toEqual({ kind: 'superior', unitId: unit.parentId })))
  })

  test('S22 from an assigned unit and a township to the superior', () => {
    for (const origin of ['ASSIGNED', 'TOWNSHIP'] as const)
      expect(nextHop(unitOf({ origin, parentId: 'above', parentKind: 'COUNTY_BUREAU' }))).toEqual({
        kind: 'superior',
        unitId: 'above',
      })
  })

  test('S2 from a unit that registered itself to the receivers it has chosen', () => {
    expect(nextHop(unitOf())).toEqual({ kind: 'chosenReceivers' })
    expect(nextHop(unitOf({ ...region, parentId: 'university', parentKind: 'ORDINARY' }))).toEqual({ kind: 'chosenReceivers' })
  })

  test('S25 from a recommending unit and a prefecture bureau to the committees', () => {
    expect(nextHop(university)).toEqual({ kind: 'committees' })
    expect(nextHop(bureauOf('653100'))).toEqual({ kind: 'committees' })
  })

  test('S26 from a county bureau to the bureau of its own prefecture, whatever the county', () => {
    fc.assert(
      fc.property(fc.constantFrom(...divisions.filter((code) => levelOf(code) === 'COUNTY')), (code) => {
        expect(nextHop(bureauOf(code))).toEqual({ kind: 'prefectureBureau', divisionCode: `${code.slice(0, 4)}00` })
      }),
    )
  })

  test('S25 a committee office forwards nowhere', () => {
    expect(nextHop(unitOf({ kind: 'COMMITTEE_OFFICE', receives: true, parentId: 'region' }))).toEqual({ kind: 'end' })
  })
})

describe('S25 a committee matches by series, level and area together', () => {
  const application = { seriesCode: '05', levelCode: 'ZJ', divisionCode: '653121' }
  const committee = { seriesCodes: ['05'], levelCodes: ['ZJ', 'ZL'], areaCode: '653100' }

  test.each([
    ['its own prefecture', {}, true],
    ['the whole region', { areaCode: '650000' }, true],
    ['another prefecture', { areaCode: '653200' }, false],
    ['another series', { seriesCodes: ['04'] }, false],
    ['another level', { levelCodes: ['ZG', 'FG'] }, false],
    ['no series at all', { seriesCodes: [] }, false],
  ])('%s', (_title, other, fits) => {
    expect(committeeMatches({ ...committee, ...other }, application)).toBe(fits)
  })

  test('the prefecture of a division keeps its first four digits', () => {
    expect(prefectureOf('653121')).toBe('653100')
    expect(prefectureOf('653100')).toBe('653100')
  })
})
