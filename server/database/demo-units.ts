import { levelOf } from '../workflow/routing.js'
import type { UnitOrigin, UnitStatus } from '../workflow/unit-facts.js'
import { bureauId, placeOf, unitId } from './reference-units.js'
import { sampleOrgCode, sampleUscc } from './sample-codes.js'

/** A unit of the demo world, in one of the states a unit can be in. */
export interface DemoUnit {
  key: string
  name: string
  origin: UnitOrigin
  divisionCode: string
  nature: string
  status: UnitStatus
  statusReason: string | null
  /** Its default receiver; the superior of a unit that does not choose. */
  receiverId: string
  /** An approved unit whose new name waits for review. Source: S28. */
  newName: string | null
  /** Hours before now at which its status was reached. */
  age: number
}

type Particular = Partial<Pick<DemoUnit, 'status' | 'statusReason' | 'newName' | 'origin' | 'nature' | 'age'>>

const institution = '全额(公益一类)事业单位'
const unit = (key: string, name: string, divisionCode: string, receiverId: string, particular: Particular = {}): DemoUnit => ({
  key,
  name,
  divisionCode,
  receiverId,
  origin: 'SELF_REGISTERED',
  nature: institution,
  status: 'APPROVED',
  statusReason: null,
  newName: null,
  age: 2400,
  ...particular,
})

const shufu = bureauId('653121')
const kashgar = bureauId('653100')

/** Those whose people file applications come first. */
export const demoUnits: readonly DemoUnit[] = [
  unit('demo-shufu-school', '疏附县第一中学', '653121', shufu),
  unit('demo-shufu-hospital', '疏附县人民医院', '653121', shufu, { newName: '疏附县人民医院（疏附县医疗集团）', age: 90 }),
  unit('demo-shufu-agriculture', '疏附县农业技术推广中心', '653121', shufu),
  unit('demo-shufu-township', '疏附县托克扎克镇人民政府', '653121', shufu, { origin: 'TOWNSHIP', nature: '乡镇/街道' }),
  unit('demo-kashgar-city-school', '喀什市第十八小学', '653101', bureauId('653101')),
  unit('demo-shache-school', '莎车县第二中学', '653125', bureauId('653125')),
  unit('demo-kashgar-hospital', '喀什地区第一人民医院', '653100', kashgar, { nature: '差额(公益二类)事业单位' }),
  unit('demo-kashgar-builder', '喀什丝路建设工程有限公司', '653100', kashgar, { nature: '民营/非公企业' }),
  unit('demo-hotan-school', '和田市第三中学', '653201', bureauId('653201')),
  unit('demo-urumqi-school', '乌鲁木齐市第一中学', '650100', bureauId('650100')),
  unit('demo-region-school', '新疆师范大学附属中学', '650000', unitId('education')),
  unit('demo-region-hospital', '自治区人民医院', '650000', unitId('health'), { nature: '差额(公益二类)事业单位' }),
  unit('demo-shufu-primary', '疏附县第三小学', '653121', shufu, { status: 'DRAFT', age: 20 }),
  unit('demo-shufu-vocational', '疏附县职业高中', '653121', shufu, { status: 'SUBMITTED', age: 30 }),
  unit('demo-shufu-kindergarten', '疏附县明德幼儿园', '653121', shufu, {
    status: 'RETURNED',
    nature: '民办非企业单位',
    age: 50,
    statusReason: '组织机构代码证扫描件不清晰，请重新上传；单位地址请填写到门牌号。',
  }),
  unit('demo-kashgar-library', '喀什地区图书馆', '653100', kashgar, { status: 'SUBMITTED', age: 70 }),
  unit('demo-region-press', '新疆青少年出版社', '650000', unitId('education'), {
    status: 'SUBMITTED',
    nature: '国有企业',
    age: 12,
  }),
]

/** Shipped units whose people file in the demo: assigned ones and colleges, whose superior receives. */
export const filingShippedUnits = [
  { key: 'medical-pharmacy', receiverId: unitId('medical') },
  { key: 'medical-clinical', receiverId: unitId('medical') },
  { key: 'medical-public-health', receiverId: unitId('medical') },
  { key: 'medical-first-hospital-pharmacy', receiverId: unitId('medical-first-hospital') },
  { key: 'transport-kashgar', receiverId: unitId('transport') },
  { key: 'water-survey-shufu', receiverId: unitId('water') },
] as const

export const isEnterprise = ({ nature }: DemoUnit): boolean => nature.endsWith('企业')

/** What of the unit a reviewer judges. A draft is not filled in yet. */
export const factsOfUnit = (demo: DemoUnit) => ({
  name: demo.name,
  uscc: demo.status === 'DRAFT' ? null : sampleUscc(isEnterprise(demo) ? '91' : '12', demo.divisionCode, demo.key),
  orgCode: demo.status === 'DRAFT' ? null : sampleOrgCode(demo.key),
  level: levelOf(demo.divisionCode),
  divisionCode: demo.divisionCode,
})

/** The row of `unit`. */
export function unitRow(demo: DemoUnit, now: Date): Record<string, unknown> {
  const facts = factsOfUnit(demo)
  const chooses = demo.origin === 'SELF_REGISTERED'
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
  const filled = demo.status !== 'DRAFT'
  const { areaCode, postcode } = placeOf(demo.divisionCode)
  return {
    id: unitId(demo.key),
    name: demo.name,
    kind: 'ORDINARY',
    origin: demo.origin,
    level: facts.level,
    division_code: demo.divisionCode,
    parent_id: !chooses || demo.status === 'APPROVED' ? demo.receiverId : null,
    receives: false,
    manages_vertically: false,
    itemised_review: false,
    uscc: facts.uscc,
    org_code: facts.orgCode,
    nature: demo.nature,
    business_registered: isEnterprise(demo),
    address: filled ? '建设路88号' : null,
    postcode,
    legal_representative: filled ? '吾拉木·艾山' : null,
    contact_name: filled ? '办公室' : null,
    contact_phone: filled ? `${areaCode}-5558800` : null,
    status: demo.status,
    status_at: hoursAgo(demo.newName ? 2400 : demo.age),
    status_reason: demo.statusReason,
    reviewer_unit_id: chooses && filled ? demo.receiverId : null,
    revision: 1,
    created_at: hoursAgo(2500),
    change: demo.newName && {
      facts: { ...facts, name: demo.newName },
      status: 'SUBMITTED',
      reason: null,
      submittedAt: hoursAgo(demo.age),
    },
  }
}
