import type { ReferenceCache } from '../reference/reference.cache.js'
import { applicationStatuses, type ApplicationStatus } from '../workflow/application-facts.js'
import { ageBands, sexes, type AgeBand, type Sex } from '../workflow/person-class.js'
import { steps, type Dimension, type Step } from '../workflow/statistics-rules.js'

/** What the codes of a dimension are called, in the order in which they are listed. */
export type Words = ReadonlyMap<string, string>

const statusWords: Record<ApplicationStatus, string> = {
  DRAFT: '未提交',
  RETURNED: '已退回',
  WITH_UNIT: '审核中',
  WITH_COMMITTEE: '评委会待受理',
  ACCEPTED: '评委会已受理',
  PASSED: '评审通过',
  NOT_PASSED: '评审未通过',
  ENDED: '已终止',
}
const sexWords: Record<Sex, string> = { FEMALE: '女', MALE: '男' }
const ageWords: Record<AgeBand, string> = {
  UP_TO_30: '30岁及以下',
  FROM_31: '31–35岁',
  FROM_36: '36–40岁',
  FROM_41: '41–45岁',
  FROM_46: '46–50岁',
  FROM_51: '51–55岁',
  FROM_56: '56岁及以上',
}
const stepWords: Record<Step, string> = {
  APPLICANT: '申报人',
  FILING_UNIT: '申报单位',
  RECOMMENDING_UNIT: '推荐单位',
  COUNTY_BUREAU: '县（市）局',
  PREFECTURE_BUREAU: '地（州、市）局',
  REGION_OFFICE: '自治区',
  COMMITTEE_OFFICE: '评委会',
}

/** What the dimensions are called at the head of a column. */
export const toldDimensions: Record<Dimension, string> = {
  YEAR: '申报年度',
  SERIES: '职称系列',
  LEVEL: '级别',
  WAY: '申报方式',
  STATUS: '状态',
  UNIT: '单位',
  DIVISION: '行政区划',
  SEX: '性别',
  AGE_BAND: '年龄段',
  STEP: '环节',
}

const listed = <Code extends string>(codes: readonly Code[], words: Record<Code, string>): Words =>
  new Map(codes.map((code) => [code, words[code]]))
const named = <Row extends { name: string }>(rows: readonly Row[], codeOf: (row: Row) => string): Words =>
  new Map(rows.map((row) => [codeOf(row), row.name]))

/** @param units the names of the units that are told apart */
export function wordsOf(dimension: Dimension, reference: ReferenceCache, units: Words): Words {
  switch (dimension) {
    case 'YEAR':
      return new Map(reference.campaigns().map(({ id, year }) => [id, String(year)]))
    case 'SERIES':
      return named([...reference.rows.series.values()], ({ code }) => code)
    case 'LEVEL':
      return named(reference.levels(), ({ code }) => code)
    case 'WAY':
      return named(reference.ways(), ({ code }) => code)
    case 'DIVISION':
      return named(reference.divisions(), ({ code }) => code)
    case 'UNIT':
      return units
    case 'STATUS':
      return listed(applicationStatuses, statusWords)
    case 'SEX':
      return listed(sexes, sexWords)
    case 'AGE_BAND':
      return listed(ageBands, ageWords)
    case 'STEP':
      return listed(steps, stepWords)
  }
}
