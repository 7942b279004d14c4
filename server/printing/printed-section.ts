import type { SectionNews } from '../applications/carry-over.loader.js'
import type { ServedSection } from '../applications/served-section.js'
import type { FieldRule } from '../workflow/section-rule.js'
import { withoutId, type FieldValue, type FieldValues } from '../workflow/section-content.js'
import { sectionRuleOf } from '../workflow/section-rules.js'
import { commitment } from '../workflow/section-rules-person.js'

/** A label and what stands beside it; a wide one has a line of its own. */
export interface PrintedFact {
  label: string
  value: string
  wide: boolean
}

export interface PrintedSection {
  label: string
  /** That something in it is new since last year; else empty. */
  mark: string
  /** What the section makes its writer declare; else empty. */
  text: string
  facts: PrintedFact[]
  /** A share says how wide a column is beside the others. */
  columns: { label: string; share: number }[]
  /** Cells in the order of the columns; below them what is too long for one. */
  rows: { mark: string; cells: string[]; notes: PrintedFact[] }[]
  attachments: string[]
}

/**
 * How a section is printed. One of an older form, which no rule knows any more, shows its keys.
 * @param news what is not as it was carried over from last year. Source: B6
 */
export function printedSection({ key, label, values, rows, attachments }: PrintableSection, news?: SectionNews): PrintedSection {
  const rule = sectionRuleOf(key)
  const fields = rule?.fields ?? fieldsOfOldForm([values, ...rows.map(withoutId)])
  const columns = fields.filter((field) => !isLong(field))
  return {
    label,
    mark: news ? '（有新内容）' : '',
    text: key === commitment.key ? (commitment.help ?? '') : '',
    facts: Object.keys(values).length > 0 ? fields.map((field) => fact(field, values)) : [],
    columns: columns.map(({ label: head, kind }) => ({ label: head, share: kind === 'TEXT' ? 2 : 1.4 })),
    rows: rows.map((row, at) => ({
      mark: news?.newRows.includes(at) ? '新' : news?.changedRows.includes(at) ? '改' : '',
      cells: columns.map((field) => shown(row[field.key])),
      notes: fields.filter((field) => isLong(field) && row[field.key] !== undefined).map((field) => fact(field, row)),
    })),
    attachments: attachments.map(
      ({ label: kind, row, file }) =>
        `${row === null ? '' : `第 ${row + 1} 条 `}${kind}：${file.name}（${size(file.bytes)}）${
          news?.newFileIds.includes(file.id) ? '〔新〕' : ''
        }`,
    ),
  }
}

type PrintableSection = Pick<ServedSection, 'key' | 'label' | 'values' | 'rows' | 'attachments'>
type PrintableField = Pick<FieldRule, 'key' | 'label' | 'kind'>

const isLong = ({ kind }: PrintableField) => kind === 'LONG_TEXT'

/** Wide when it would grow taller than the line it shares: labels of more than two lines, values of more than three. */
function fact(field: PrintableField, values: FieldValues): PrintedFact {
  const value = field.kind === 'FLAG' ? shown(values[field.key] ?? false) : shown(values[field.key])
  return { label: field.label, value, wide: isLong(field) || field.label.length > 14 || value.length > 45 }
}

const shown = (value: FieldValue | undefined): string =>
  value === undefined ? '' : typeof value === 'boolean' ? (value ? '是' : '否') : String(value)

const fieldsOfOldForm = (contents: FieldValues[]): PrintableField[] =>
  [...new Set(contents.flatMap(Object.keys))].map((key) => ({ key, label: key, kind: 'TEXT' }))

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
