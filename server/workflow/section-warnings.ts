import { isMonth, type FieldValues, type SectionContent } from './section-content.js'
import type { SectionRule } from './section-rule.js'

/** What may be right and should be looked at; it keeps nobody from submitting. */
export interface SectionWarning {
  code: 'GAP' | 'OVERLAP'
  /** The rows concerned, from 0, the earlier period first. */
  rows: [number, number]
  /** For people, in Chinese. */
  message: string
}

interface Period {
  at: number
  from: number
  to: number
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** Months counted from year 0; an open end reaches to today. Incomplete periods are problems, not warnings. */
function periodOf(row: FieldValues, at: number, today: string): Period[] {
  const { from, to = today.slice(0, 7) } = row
  if (typeof from !== 'string' || typeof to !== 'string' || !isMonth(from) || !isMonth(to) || to < from) return []
  return [{ at, from: monthNumber(from), to: monthNumber(to) }]
}

/**
 * Gaps of a whole month or more and overlaps between periods that should follow each other (工作经历).
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function warningsOf(rule: SectionRule, { rows }: SectionContent, today: string): SectionWarning[] {
  if (!rule.continuous) return []
  const periods = rows.flatMap((row, at) => periodOf(row, at, today)).sort((a, b) => a.from - b.from || a.to - b.to)
  let latest: Period | undefined
  return periods.flatMap((period): SectionWarning[] => {
    const before = latest
    if (!before || period.to >= before.to) latest = period
    if (!before) return []
    const places: [number, number] = [before.at, period.at]
    const named = `第 ${before.at + 1} 条与第 ${period.at + 1} 条`
    if (period.from < before.to) return [{ code: 'OVERLAP', rows: places, message: `${named}的时间重叠` }]
    return period.from - before.to > 1 ? [{ code: 'GAP', rows: places, message: `${named}之间有间断` }] : []
  })
}
