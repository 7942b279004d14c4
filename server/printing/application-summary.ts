import type { ServedSection } from '../applications/served-section.js'
import type { SheetColumn } from '../files/spreadsheet.js'
import { sectionRules } from '../workflow/section-rules.js'
import { listColumns } from './application-list.js'
import { printedSection } from './printed-section.js'

/** More than Excel keeps in a cell. */
const mostCharacters = 32_000

/** 申报人员综合情况表: the 一览表, and each section of the form in a cell of its own. Source: B4. */
export const summaryColumns: readonly SheetColumn[] = [
  ...listColumns,
  ...sectionRules.map(({ label }) => ({ header: label, width: 40 })),
]

/** The cells of the sections, in the order of the columns; what nobody filled in is empty. */
export function summaryCells(sections: readonly ServedSection[]): (string | null)[] {
  const byKey = new Map(sections.map((section) => [section.key, section]))
  return sectionRules.map(({ key }) => {
    const section = byKey.get(key)
    return section ? told(section) : null
  })
}

/** Facts by label, then each row on a line with its number. */
function told(section: ServedSection): string | null {
  const { facts, rows, columns, attachments } = printedSection(section)
  const lines = [
    ...facts.filter(({ value }) => value !== '').map(({ label, value }) => `${label}：${value}`),
    ...rows.map(({ cells, notes }, at) => {
      const parts = cells.map((cell, place) => (cell === '' ? '' : `${columns[place]?.label ?? ''}：${cell}`))
      return `${at + 1}. ${[...parts, ...notes.map(({ label, value }) => `${label}：${value}`)].filter(Boolean).join('；')}`
    }),
    ...(attachments.length > 0 ? [`附件 ${attachments.length} 份`] : []),
  ]
  const text = lines.join('\n')
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}……（其余见评审表）` : text || null
}
