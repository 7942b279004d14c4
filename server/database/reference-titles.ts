import ways from '../data/acquisition_ways.json' with { type: 'json' }
import titles from '../data/title_series.json' with { type: 'json' }

interface ListedTitle {
  level: string
  name: string
  code_xj_2024?: string
}

const levelCodes = new Map(titles.levels.map(({ name, code }) => [name, code]))

function levelCode(name: string): string {
  const code = levelCodes.get(name)
  if (!code) throw new Error(`title_series.json names no level ${name}`)
  return code
}

/** 2021-11-02 is the date of the national list of 27 series. */
const [validFrom = ''] = titles.as_of.split(' ')

export const shippedTitleLevels = titles.levels.map(({ code, name, rank }) => ({ code, name, rank }))

export const shippedTitleSeries = titles.series.map((series) => ({
  code: series.series_code_xj,
  number: series.no,
  name: series.name,
  confidence: series.confidence,
  note: 'note' in series ? series.note : null,
  valid_from: validFrom,
}))

/** Known by the region's own code where it was read, else by series, group and level: groups are only ever appended. */
export const shippedTitles = titles.series.flatMap((series) =>
  series.groups
    .flatMap(({ group, titles: listed }, groupIndex) =>
      listed.map((title: ListedTitle) => ({
        id: title.code_xj_2024 ?? `${series.series_code_xj}-${groupIndex + 1}-${levelCode(title.level)}`,
        series_code: series.series_code_xj,
        group_name: group,
        level_code: levelCode(title.level),
        name: title.name,
      })),
    )
    .map((title, index) => ({ ...title, position: index + 1 })),
)

export const shippedWays = ways.ways.map(({ code, name }, index) => ({ code, name, position: index + 1 }))
