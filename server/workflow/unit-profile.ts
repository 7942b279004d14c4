import { readOrgCode, readUscc } from './codes.js'

export type UnitDocumentKind = 'ORG_CODE_CERTIFICATE' | 'BUSINESS_LICENCE'

/** What completeness asks of a unit: its own fields, its scans and its receivers. */
export interface UnitProfile {
  name: string
  uscc: string | null
  orgCode: string | null
  nature: string | null
  address: string | null
  legalRepresentative: string | null
  contactName: string | null
  contactPhone: string | null
  /** 工商注册 */
  businessRegistered: boolean
  documents: readonly UnitDocumentKind[]
  /** FIXED: its superior receives. MISFIT: the default receiver does not receive from this level and division. */
  receiver: 'FIXED' | 'CHOSEN' | 'MISFIT' | 'NONE'
}

export interface ProfileItem {
  /** Name of the field at the API, or the kind of the scan. */
  field: string
  /** As the Chinese form has it. */
  label: string
  filled: (profile: UnitProfile) => boolean
  /** Always, when left out. */
  needed?: (profile: UnitProfile) => boolean
}

const text = (field: 'name' | 'nature' | 'address' | 'legalRepresentative' | 'contactName' | 'contactPhone', label: string) => ({
  field,
  label,
  filled: (profile: UnitProfile) => (profile[field] ?? '') !== '',
})

/** Everything a complete profile has, in the order of the form. Source: S15-S17, S27. */
export const profileItems: readonly ProfileItem[] = [
  text('name', '单位名称'),
  { field: 'uscc', label: '统一社会信用代码', filled: ({ uscc }) => uscc !== null && readUscc(uscc) !== undefined },
  { field: 'orgCode', label: '组织机构代码', filled: ({ orgCode }) => orgCode !== null && readOrgCode(orgCode) !== undefined },
  text('nature', '单位性质'),
  text('address', '单位地址'),
  text('legalRepresentative', '法定代表人'),
  text('contactName', '联系人'),
  text('contactPhone', '联系电话'),
  {
    field: 'ORG_CODE_CERTIFICATE',
    label: '组织机构代码证（扫描件）',
    filled: ({ documents }) => documents.includes('ORG_CODE_CERTIFICATE'),
  },
  {
    field: 'BUSINESS_LICENCE',
    label: '营业执照（扫描件）',
    filled: ({ documents }) => documents.includes('BUSINESS_LICENCE'),
    needed: ({ businessRegistered }) => businessRegistered,
  },
  {
    field: 'receivers',
    label: '材料接收单位（推荐单位），须设默认',
    filled: ({ receiver }) => receiver === 'CHOSEN',
    needed: ({ receiver }) => receiver !== 'FIXED',
  },
]

/** What a reviewer may name as wrong: everything a profile shows. Source: S28. */
export const reviewedItems: readonly string[] = [
  ...profileItems.map(({ field }) => field),
  'level',
  'divisionCode',
  'businessRegistered',
  'postcode',
]

export interface MissingField {
  field: string
  label: string
}

const neededFor = (profile: UnitProfile) => profileItems.filter(({ needed }) => needed?.(profile) ?? true)

export const missingOf = (profile: UnitProfile): MissingField[] =>
  neededFor(profile)
    .filter(({ filled }) => !filled(profile))
    .map(({ field, label }) => ({ field, label }))

/** @returns whole percent; 100 only when nothing is missing */
export function completenessOf(profile: UnitProfile): number {
  const needed = neededFor(profile)
  return Math.floor((needed.filter(({ filled }) => filled(profile)).length / needed.length) * 100)
}
