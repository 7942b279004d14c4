import offices from '../data/offices.json' with { type: 'json' }
import recommending from '../data/recommending_units.json' with { type: 'json' }
import { levelOf, prefectureOf, regionCode } from '../workflow/routing.js'
import type { UnitKind, UnitLevel, UnitOrigin } from '../workflow/unit-facts.js'
import { shippedDivisions, type ShippedDivision } from './reference-divisions.js'
import { sampleOrgCode, sampleUscc } from './sample-codes.js'
import { stableId } from './stable-id.js'

/** A row of `unit` as the data files give it: approved from the start, since nobody stands above those that approve. */
export interface ShippedUnit {
  id: string
  name: string
  kind: UnitKind
  origin: UnitOrigin
  level: UnitLevel
  division_code: string
  parent_id: string | null
  receives: boolean
  manages_vertically: boolean
  itemised_review: boolean
  uscc: string
  org_code: string
  nature: string
  business_registered: boolean
  address: string
  postcode: string
  contact_name: string
  contact_phone: string
  status: 'APPROVED'
  status_at: string
  revision: number
}

interface Listed {
  key: string
  name: string
  origin?: string
  division?: string
  nature?: string
  receives?: boolean
  managesVertically?: boolean
  itemisedReview?: boolean
  contactName: string
  contactPhone: string
  address?: string
  below?: Listed[]
}

type Described = Omit<
  ShippedUnit,
  'id' | 'level' | 'uscc' | 'org_code' | 'business_registered' | 'status' | 'status_at' | 'revision'
>

const approvedAt = '2026-01-01T00:00:00+08:00'
const authority = '行政机关'
const publicInstitution = '全额(公益一类)事业单位'
/** Registry and kind of the unified social credit code: an authority, or a public institution. */
const codePrefix = (nature: string) => (nature === authority ? '11' : '12')

export const unitId = (key: string): string => stableId('unit', key)
/** The bureau of a division; of 650000 the region office. */
export const bureauId = (divisionCode: string): string => unitId(`bureau:${divisionCode}`)

/** Fills in what follows from the description. */
export const shippedUnit = (key: string, unit: Described): ShippedUnit => ({
  ...unit,
  id: unitId(key),
  level: levelOf(unit.division_code),
  uscc: sampleUscc(codePrefix(unit.nature), unit.division_code, key),
  org_code: sampleOrgCode(key),
  business_registered: false,
  status: 'APPROVED',
  status_at: approvedAt,
  revision: 1,
})

const authorityBelow = (parentId: string | null) => ({
  origin: 'ASSIGNED' as const,
  parent_id: parentId,
  receives: true,
  manages_vertically: false,
  itemised_review: false,
  nature: authority,
})

/** Telephone area code and postcode of the prefecture a division lies in. */
export function placeOf(divisionCode: string): { areaCode: string; postcode: string; seat: string } {
  const places: Record<string, { areaCode: string; postcode: string; seat: string }> = offices.prefectures
  const { postcode } = offices.region
  return places[prefectureOf(divisionCode)] ?? { areaCode: '0991', postcode, seat: '乌鲁木齐市' }
}

function bureau(division: ShippedDivision): ShippedUnit {
  const { code, name, level, parent_code: parentCode } = division
  const { areaCode, postcode, seat } = placeOf(code)
  return shippedUnit(`bureau:${code}`, {
    ...authorityBelow(parentCode && bureauId(parentCode)),
    name: code === '659000' ? offices.bingtuanBureau : `${name}${offices.bureauSuffix}`,
    kind: level === 'COUNTY' ? 'COUNTY_BUREAU' : 'PREFECTURE_BUREAU',
    division_code: code,
    contact_name: offices.bureauContact,
    contact_phone: `${areaCode}-555${code.slice(2)}`,
    address: `${level === 'COUNTY' ? name : seat}人民路1号`,
    postcode,
  })
}

const regionOffice = shippedUnit(`bureau:${regionCode}`, {
  ...authorityBelow(null),
  name: offices.region.name,
  kind: 'REGION_OFFICE',
  division_code: regionCode,
  contact_name: offices.region.contactName,
  contact_phone: offices.region.contactPhone,
  address: offices.region.address,
  postcode: offices.region.postcode,
})

function withUnitsBelow(listed: Listed, parentId: string, above?: Listed): ShippedUnit[] {
  const divisionCode = listed.division ?? regionCode
  const { postcode, seat } = placeOf(divisionCode)
  const unit = shippedUnit(listed.key, {
    name: listed.name,
    kind: 'ORDINARY',
    origin: listed.origin === 'INTERNAL' ? 'INTERNAL' : 'ASSIGNED',
    division_code: divisionCode,
    parent_id: parentId,
    receives: listed.receives ?? !above,
    manages_vertically: listed.managesVertically ?? false,
    itemised_review: listed.itemisedReview ?? false,
    nature: listed.nature ?? publicInstitution,
    contact_name: listed.contactName,
    contact_phone: listed.contactPhone,
    address: listed.address ?? above?.address ?? `${seat}示例路1号`,
    postcode,
  })
  return [unit, ...(listed.below ?? []).flatMap((below) => withUnitsBelow(below, unit.id, listed))]
}

const recommendingUnits: Listed[] = recommending.units

/** The region office, the bureau of every division, the recommending units and those under them; the upper before the lower. */
export const shippedUnits: readonly ShippedUnit[] = [
  regionOffice,
  ...shippedDivisions.filter(({ level }) => level !== 'REGION').map(bureau),
  ...recommendingUnits.flatMap((listed) => withUnitsBelow(listed, regionOffice.id)),
]
