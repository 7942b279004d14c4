/** The order of the hierarchy is written in routing.ts; these are only the words. */
export type UnitKind = 'ORDINARY' | 'COUNTY_BUREAU' | 'PREFECTURE_BUREAU' | 'REGION_OFFICE' | 'COMMITTEE_OFFICE'
export type UnitOrigin = 'SELF_REGISTERED' | 'ASSIGNED' | 'INTERNAL' | 'TOWNSHIP'
export type UnitLevel = 'REGION' | 'PREFECTURE' | 'COUNTY'
/** 未提交, 待审核, 已通过, 已退回, 已撤销 */
export type UnitStatus = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'RETURNED' | 'CLOSED'

/** What the rules need to know of a unit. */
export interface UnitFacts {
  id: string
  kind: UnitKind
  origin: UnitOrigin
  level: UnitLevel
  /** GB/T 2260, six digits: 650000 the region, 65xx00 a prefecture, the rest counties. */
  divisionCode: string
  parentId: string | null
  parentKind: UnitKind | null
  receives: boolean
  /** It creates the units of its own line itself (垂直管理). Source: S5. */
  managesVertically: boolean
  approved: boolean
}
