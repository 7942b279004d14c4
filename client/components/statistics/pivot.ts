import type { StatisticsDimension, StatisticsTableQuery } from '../../generated/graphql.js'

type Row = StatisticsTableQuery['statistics']['rows'][number]

/** A table of one or two dimensions: what stands at the head of its lines and columns, and the counts where they meet. */
export interface Pivot {
  /** Without a second dimension none. */
  columns: string[]
  lines: { label: string; cells: number[]; total: number; averageDays: number | null }[]
}

/** The dimensions in the order in which one chooses them. */
export const dimensionChoices: readonly StatisticsDimension[] = [
  'SERIES',
  'LEVEL',
  'STATUS',
  'UNIT',
  'DIVISION',
  'WAY',
  'YEAR',
  'SEX',
  'AGE_BAND',
  'STEP',
]

/**
 * Rows of the API, which come in the order of their words, as lines and columns in the same order.
 * @param say the word of a key in the language of the page
 */
export function pivot(rows: readonly Row[], say: (key: Row['keys'][number]) => string): Pivot {
  const lines = new Map<string, Row[]>()
  const heads = new Map<string, string>()
  const columnCodes = [...new Set(rows.flatMap(({ keys }) => keys[1]?.code ?? []))]
  for (const row of rows) {
    const [head] = row.keys
    if (!head) continue
    heads.set(head.code, say(head))
    lines.set(head.code, [...(lines.get(head.code) ?? []), row])
  }
  const columnKeys = columnCodes.map((code) => rows.find(({ keys }) => keys[1]?.code === code)?.keys[1])
  return {
    columns: columnKeys.map((key) => (key ? say(key) : '')),
    lines: [...lines].map(([code, among]) => ({
      label: heads.get(code) ?? '',
      cells: columnCodes.map((column) => among.find(({ keys }) => keys[1]?.code === column)?.count ?? 0),
      total: among.reduce((sum, { count }) => sum + (count ?? 0), 0),
      averageDays: among.length === 1 ? (among[0]?.averageDays ?? null) : null,
    })),
  }
}
