import type { Step, Values, Who } from './story.js'

const commitment: Values = { agreed: true, signedName: '本人' }
const basic: Values = {
  nationality: '维吾尔族',
  workingSince: '2008-09',
  highestEducation: '大学本科',
  currentWork: '数学教学',
  employment: '在编在岗',
  phone: '13899990001',
}
const education: Values[] = [
  { from: '2004-09', to: '2008-07', school: '喀什大学', major: '数学与应用数学', education: '大学本科', degree: '学士' },
]
const work: Values[] = [{ from: '2008-09', unit: '疏附县', post: '数学教师' }]
const summary = '自参加工作以来，一直承担教学和教研工作，完成了各项任务。'
export const diploma = { section: 'education', label: '毕业证书、学位证书', file: '毕业证书.png' }

/** Every section that must be filled, and the scan that must be there. */
export const fillsIn = (who: Who): Step[] => [
  { who, does: 'saveSection', with: { section: 'commitment', values: commitment } },
  { who, does: 'saveSection', with: { section: 'basic', values: basic } },
  { who, does: 'saveSection', with: { section: 'education', rows: education } },
  { who, does: 'attachEvidence', with: diploma },
  { who, does: 'saveSection', with: { section: 'work', rows: work } },
  { who, does: 'saveSection', with: { section: 'summary', values: { text: summary } } },
]
