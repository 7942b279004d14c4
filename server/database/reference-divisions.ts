import divisions from '../data/divisions_xinjiang.json' with { type: 'json' }
import { regionCode } from '../workflow/routing.js'
import type { UnitLevel } from '../workflow/unit-facts.js'

/** A row of `division` as the data file gives it. */
export interface ShippedDivision {
  code: string
  name: string
  level: UnitLevel
  parent_code: string | null
  valid_from: string | null
  source: string
}

interface Listed {
  code: string
  name: string
  source?: string
  /** YYYY-MM */
  valid_from?: string
}

const [baseSource = ''] = divisions.sources

const row = (listed: Listed, level: UnitLevel, parentCode: string | null): ShippedDivision => ({
  code: listed.code,
  name: listed.name,
  level,
  parent_code: parentCode,
  valid_from: listed.valid_from ? `${listed.valid_from}-01` : null,
  source: listed.source ?? baseSource,
})

const withCounties = (prefecture: Listed & { counties: Listed[] }): ShippedDivision[] => [
  row({ code: prefecture.code, name: prefecture.name }, 'PREFECTURE', regionCode),
  ...prefecture.counties.map((county) => row(county, 'COUNTY', prefecture.code)),
]

/** The region, its prefectures and their counties, the upper before the lower. The cities of 兵团 stand under 659000. */
export const shippedDivisions: readonly ShippedDivision[] = [
  row(divisions.province, 'REGION', null),
  ...divisions.prefecture_level.flatMap(withCounties),
  ...withCounties(divisions.directly_administered),
]
