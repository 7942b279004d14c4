import { sampleOrgCode, sampleUscc } from '../../server/database/sample-codes.js'
import type { ApprovedUnit } from '../support/world.js'
import type { Profile } from './story.js'

/** Offices of the State that the stories pass through, as the reference data names them. */
export const countyBureau = '疏附县人力资源和社会保障局'
export const prefectureBureau = '喀什地区人力资源和社会保障局'
export const otherPrefectureBureau = '和田地区人力资源和社会保障局'
export const teachersCommittee = '喀什地区中小学教师系列中初级职称评审委员会办公室'
export const teachersCommitteeOfRegion = '自治区中小学教师系列中初级职称评审委员会办公室'
export const university = '新疆医科大学'
export const college = '药学院'
export const healthCommission = '自治区卫生健康委员会'
export const healthCommittee = '自治区卫生系列高级职称评审委员会办公室'
export const transportOffice = '区交通厅'

export const county = { level: 'COUNTY', division: ['喀什地区', '疏附县'] } as const

/** An approved school of 疏附县 that sends to its county bureau. */
export const schoolOf = (name: string): ApprovedUnit => ({
  name,
  level: 'COUNTY',
  divisionCode: '653121',
  receivers: [countyBureau],
})

export const teacher = { series: '中小学教师', level: '中级', title: '一级教师', way: '评审' }
export const pharmacist = { series: '卫生技术人员', group: '药学类', level: '副高级', title: '副主任药师', way: '评审' }

/** A complete profile of a public unit of 疏附县, with codes that pass their checks. */
export const profileOf = (unit: string): Profile => ({
  uscc: sampleUscc('12', '653121', unit),
  orgCode: sampleOrgCode(unit),
  nature: '全额(公益一类)事业单位',
  businessRegistered: false,
  address: '疏附县人民路2号',
  postcode: '844100',
  legalRepresentative: '吐尔逊江',
  contactName: '办公室',
  contactPhone: '0998-5550120',
})
