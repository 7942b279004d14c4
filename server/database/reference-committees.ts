import committees from '../data/committees.json' with { type: 'json' }
import { shippedDivisions, type ShippedDivision } from './reference-divisions.js'
import { shippedTitles, shippedTitleSeries } from './reference-titles.js'
import { bureauId, placeOf, shippedUnit, type ShippedUnit } from './reference-units.js'
import { stableId } from './stable-id.js'

/** A row of `committee` as the rules of the data file give it. */
export interface ShippedCommittee {
  id: string
  name: string
  unit_id: string
  series_codes: string[]
  level_codes: string[]
  area_code: string
}

const seriesInNames: Record<string, string> = committees.seriesInNames
const committeeKey = (rule: string, areaCode: string, seriesCode: string) => `committee:${rule}:${areaCode}:${seriesCode}`

const areaName = ({ code, name }: ShippedDivision) => (code === '659000' ? committees.bingtuanInNames : name)

/** A series without a title of a level has no committee for it. */
const levelsOf = (seriesCode: string, among: readonly string[]) =>
  among.filter((level) => shippedTitles.some((title) => title.series_code === seriesCode && title.level_code === level))

function office(key: string, name: string, area: ShippedDivision): ShippedUnit {
  const { areaCode, postcode, seat } = placeOf(area.code)
  return shippedUnit(key, {
    name: `${name}${committees.officeSuffix}`,
    kind: 'COMMITTEE_OFFICE',
    origin: 'ASSIGNED',
    division_code: area.code,
    parent_id: bureauId(area.code),
    receives: true,
    manages_vertically: false,
    itemised_review: false,
    nature: '行政机关',
    contact_name: committees.officeContact,
    contact_phone: `${areaCode}-5559${key.slice(-2).padStart(3, '0')}`,
    address: `${seat}示例路2号`,
    postcode,
  })
}

/** Each committee with its office: one office each, so that the unit an application is sent to names the committee. */
const withOffices = committees.rules.flatMap((rule) =>
  shippedDivisions
    .filter(({ level }) => level === rule.area)
    .flatMap((area) =>
      shippedTitleSeries
        .filter(({ code }) => rule.series === 'ALL' || rule.series.includes(code))
        .map(({ code }) => {
          const key = committeeKey(rule.key, area.code, code)
          const name = rule.name.replace('{area}', areaName(area)).replace('{series}', seriesInNames[code] ?? code)
          const unit = office(key, name, area)
          const committee: ShippedCommittee = {
            id: stableId('committee', key),
            name,
            unit_id: unit.id,
            series_codes: [code],
            level_codes: levelsOf(code, rule.levels),
            area_code: area.code,
          }
          return { committee, unit }
        }),
    ),
)

export const shippedCommittees: readonly ShippedCommittee[] = withOffices.map(({ committee }) => committee)
export const shippedCommitteeOffices: readonly ShippedUnit[] = withOffices.map(({ unit }) => unit)
