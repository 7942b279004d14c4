import type { ApplicationRow } from '../applications/application.store.js'
import type { SheetColumn } from '../files/spreadsheet.js'
import type { FieldValue, FieldValues } from '../workflow/section-content.js'
import { localTime, statusWords } from './printed-words.js'

const column = (header: string, width: number): SheetColumn => ({ header, width })

/** 申报人员一览表: what a panel wants to see of each applicant on one line. */
export const listColumns: readonly SheetColumn[] = [
  column('序号', 6),
  column('姓名', 12),
  column('性别', 6),
  column('民族', 10),
  column('出生日期', 12),
  column('身份证号', 22),
  column('申报单位', 32),
  column('申报系列', 22),
  column('级别', 8),
  column('申报职称', 20),
  column('申报方式', 14),
  column('最高学历', 14),
  column('现任专业技术职务', 20),
  column('任职资格取得时间', 16),
  column('现从事专业技术工作', 26),
  column('状态', 14),
  column('当前持有', 32),
  column('持有起始', 18),
  column('版本', 6),
  column('提交时间', 18),
]

export interface ListedNames {
  basic: FieldValues
  name: string
  unit: string
  /** null: the applicant has it. */
  holder: string | null
  series: string
  level: string
  title: string
  way: string
}

/** The cells after 序号, in the order of the columns. */
export function listRow(row: ApplicationRow, names: ListedNames): (string | number | null)[] {
  const { basic, name, unit, holder, series, level, title, way } = names
  const said = (key: string) => words(basic[key])
  return [
    name,
    said('sex'),
    said('nationality'),
    said('birthDate'),
    said('idNumber'),
    unit,
    series,
    level,
    title,
    way,
    said('highestEducation'),
    said('currentPost'),
    said('qualifiedSince'),
    said('currentWork'),
    statusWords[row.status],
    holder ?? '申请人本人',
    localTime(row.holderSince),
    row.versionNumber,
    row.submittedAt && localTime(row.submittedAt),
  ]
}

const words = (value: FieldValue | undefined): string | null => (value === undefined ? null : String(value))
