import { awardLevels, evidenceKinds, roles } from './section-choices.js'
import {
  choice,
  date,
  flag,
  longText,
  month,
  number,
  period,
  required,
  rows,
  section,
  text,
  type RowLimit,
} from './section-rule.js'

/** 破格 by its code in the table of ways. */
export const exceptionWay = 'EXCEPTIONAL'

export const projects = rows(
  'projects',
  '任现职前后主要专业技术工作业绩登记',
  10,
  [
    ...period(true),
    text('name', '名称', { ...required, maxLength: 200 }),
    text('number', '编号'),
    number('funds', '经费（万元）', 0, 1_000_000),
    text('source', '性质/来源'),
    longText('content', '内容与本人作用', 500, required),
    longText('effect', '完成情况及效果（获奖、效益）', 500),
    choice('role', '角色', roles, required),
  ],
  { evidence: [evidenceKinds.contract, evidenceKinds.award, evidenceKinds.report], help: '不超过 10 项，应为任现职以来的业绩。' },
)

export const papers = rows(
  'papers',
  '著作、论文及重要技术报告登记',
  10,
  [
    text('title', '题目', { ...required, maxLength: 200 }),
    text('authors', '作者（排序，*通讯）', { ...required, maxLength: 200 }),
    text('journal', '期刊', required),
    text('issue', '年卷页', required),
    number('impactFactor', 'IF', 0, 1000),
    number('sciCitations', 'SCI他引', 0, 1_000_000),
    number('citations', '总他引', 0, 1_000_000),
    text('indexedBy', '收录'),
    flag('excellent', '优秀论文', { mostTicked: 3, hint: '不超过 3 篇' }),
  ],
  {
    evidence: [evidenceKinds.paper, evidenceKinds.citation, evidenceKinds.report],
    help: '不超过 10 篇，其中优秀论文不超过 3 篇。',
  },
)

export const books = rows(
  'books',
  '专著',
  20,
  [
    text('title', '书名', { ...required, maxLength: 200 }),
    text('publisher', '出版社', required),
    text('isbn', 'ISBN', { maxLength: 20 }),
    number('year', '出版年', 1950, 2100, required),
    text('share', '本人字数/排序', required),
  ],
  { evidence: [evidenceKinds.book] },
)

export const patents = rows(
  'patents',
  '专利',
  3,
  [
    text('name', '名称', { ...required, maxLength: 200 }),
    text('number', '授权号', required),
    choice('category', '类别', ['发明', '实用新型', '外观设计'], required),
    number('rank', '排序', 1, 100),
    month('grantedIn', '时间', required),
    text('country', '国别', { maxLength: 50 }),
  ],
  { evidence: [evidenceKinds.otherCertificate], help: '不超过 3 项。' },
)

export const awards = rows(
  'awards',
  '获奖',
  10,
  [
    text('project', '项目', { ...required, maxLength: 200 }),
    text('award', '奖名', required),
    text('grade', '等级', { maxLength: 50 }),
    choice('level', '级别', awardLevels, required),
    number('rank', '排序', 1, 10),
    date('awardedOn', '日期', required),
    text('awardedBy', '授奖机构', required),
  ],
  { evidence: [evidenceKinds.award], help: '不超过 10 项。' },
)

/** 研究员 10, 副研 6, by exception 12 and 8; below that 2. Source: doc06. */
const masterpieceLimits: readonly RowLimit[] = [
  { levelCode: 'ZG', wayCode: exceptionWay, most: 12 },
  { levelCode: 'ZG', wayCode: null, most: 10 },
  { levelCode: 'FG', wayCode: exceptionWay, most: 8 },
  { levelCode: 'FG', wayCode: null, most: 6 },
  { levelCode: null, wayCode: null, most: 2 },
]

export const masterpieces = rows(
  'masterpieces',
  '代表性成果（代表作）',
  12,
  [text('title', '成果', { ...required, maxLength: 200 }), longText('statement', '说明（不超过 600 字）', 600, required)],
  {
    rowLimits: masterpieceLimits,
    evidence: [evidenceKinds.book, evidenceKinds.paper, evidenceKinds.report, evidenceKinds.other],
    help: '正高级不超过 10 项（破格 12 项），副高级不超过 6 项（破格 8 项），其他级别 2 项。',
  },
)

export const summary = section(
  'summary',
  '业务简介/专业技术总结',
  [longText('text', '专业技术总结（不超过 1500 字）', 1500, required)],
  {
    required: true,
  },
)

export const sinceLast = section('sinceLast', '上次申报后新成果', [longText('text', '新成果（不超过 200 字）', 200, required)], {
  requiredWhenCarried: true,
  help: '此前申报未通过的填写；从上年申报复制的必须填写。',
})

export const exception = section(
  'exception',
  '破格推荐',
  [
    choice('category', '破格类别', ['学历', '资历'], required),
    longText('clause', '符合条件的条款', 500, required),
    text('recommenderOne', '推荐人1', { ...required, hint: '姓名、专业、职称、单位' }),
    text('recommenderTwo', '推荐人2', { ...required, hint: '姓名、专业、职称、单位' }),
  ],
  {
    requiredForWays: [exceptionWay],
    evidence: [evidenceKinds.otherCertificate],
    help: '申报方式为破格的必须填写：两名推荐人与申报人同专业或相近专业，职称高于申报人。',
  },
)
