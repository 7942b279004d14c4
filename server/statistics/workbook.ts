import { asDataUrl, writeSpreadsheet, type Sheet } from '../files/spreadsheet.js'
import { toldDimensions } from './dimension-words.js'
import type { Statistics } from './statistics.service.js'

/** The table as an Excel workbook, a row for each count, as the URL of its bytes. Source: S53. */
export async function workbookOf({ dimensions, rows, total }: Statistics): Promise<string> {
  const byStep = dimensions.includes('STEP')
  const heads = [...dimensions.map((dimension) => toldDimensions[dimension]), byStep ? '停留（次）' : '申请书（份）']
  const sheet: Sheet = {
    name: '统计汇总',
    columns: [...heads, ...(byStep ? ['平均天数'] : [])].map((header, at) => ({
      header,
      width: at < dimensions.length ? 28 : 14,
    })),
    rows: [
      ...rows.map(({ keys, count, averageDays }) => [
        ...keys.map(({ label, code }) => label || code || '未填'),
        count,
        ...(byStep ? [averageDays] : []),
      ]),
      ['合计', ...dimensions.slice(1).map(() => null), total, ...(byStep ? [null] : [])],
    ],
  }
  return asDataUrl(await writeSpreadsheet([sheet]))
}
