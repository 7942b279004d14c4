import type { CommitteeFacts } from '../workflow/routing.js'
import type { UnitLevel } from '../workflow/unit-facts.js'

/** Reference data as the cache holds it: plain rows, read by everybody and changed by nobody. */
export interface Division {
  /** GB/T 2260, six digits. */
  code: string
  name: string
  level: UnitLevel
  parentCode: string | null
}

export interface TitleLevel {
  code: string
  name: string
  /** 1 is the highest. */
  rank: number
}

export interface Title {
  id: string
  name: string
  group: string | null
  level: TitleLevel
  levelCode: string
  seriesCode: string
}

export interface TitleSeries {
  code: string
  number: number
  name: string
  note: string | null
  titles: Title[]
}

export interface AcquisitionWay {
  code: string
  name: string
}

export interface Campaign {
  id: string
  year: number
  name: string
  filingOpensAt: Date
  filingClosesAt: Date
  reviewOpensAt: Date
  reviewClosesAt: Date
  /** Units report up only what they have posted (公示). Source: S50. */
  publicityRequired: boolean
}

export interface Committee extends CommitteeFacts {
  id: string
  name: string
  /** The committee's office, which holds what it reviews. */
  unitId: string
}

export const isFilingOpen = (campaign: Campaign, now = new Date()): boolean =>
  campaign.filingOpensAt <= now && now < campaign.filingClosesAt

export const isReviewOpen = (campaign: Campaign, now = new Date()): boolean =>
  campaign.reviewOpensAt <= now && now < campaign.reviewClosesAt
