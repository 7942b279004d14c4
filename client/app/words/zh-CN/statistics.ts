export default {
  lead: '统计本单位及所属单位已提交的申请书，以及经本单位流转的申请书。',
  lines: '统计项目（行）',
  columns: '交叉项目（列）',
  noColumns: '不交叉',
  all: '全部',
  sum: '合计',
  count: '申请书（份）',
  averageDays: '平均天数',
  total: '共 {count} 份申请书',
  totalStays: '共 {count} 次已办结的停留',
  csv: '导出表格（CSV）',
  none: '没有可统计的申请书。',
  noneNext: '申请人提交申请书后，即计入统计。',
  unknown: '未知',
  filter: { year: '申报年度', seriesCode: '职称系列', levelCode: '级别', status: '状态' },
  dimension: {
    ...{ SERIES: '职称系列', LEVEL: '级别', STATUS: '状态', UNIT: '单位', DIVISION: '行政区划', WAY: '申报方式' },
    ...{ YEAR: '申报年度', SEX: '性别', AGE_BAND: '年龄段', STEP: '办理环节' },
  },
  code: {
    SEX: { FEMALE: '女', MALE: '男' },
    AGE_BAND: {
      ...{ UP_TO_30: '30岁及以下', FROM_31: '31–35岁', FROM_36: '36–40岁', FROM_41: '41–45岁' },
      ...{ FROM_46: '46–50岁', FROM_51: '51–55岁', FROM_56: '56岁及以上' },
    },
    STEP: {
      ...{ APPLICANT: '申报人', FILING_UNIT: '申报单位', RECOMMENDING_UNIT: '推荐单位', COUNTY_BUREAU: '县（市）局' },
      ...{ PREFECTURE_BUREAU: '地（州、市）局', REGION_OFFICE: '自治区', COMMITTEE_OFFICE: '评委会' },
    },
  },
}
