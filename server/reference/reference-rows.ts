import type { CommitteeFacts } from '../workflow/routing.js'
import { reviewWindow, stages, stateOf, type CampaignWindows, type Stage, type Window } from '../workflow/campaign-windows.js'
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
  /** Stages whose review window differs. */
  stageWindows: StageWindow[]
  /** null: for every series. */
  seriesCodes: string[] | null
  revision: number
  /** Units report up only what they have posted (公示). Source: S50. */
  publicityRequired: boolean
}

export interface StageWindow extends Window {
  stage: Stage
}

export interface Committee extends CommitteeFacts {
  id: string
  name: string
  /** The committee's office, which holds what it reviews. */
  unitId: string
}

export const windowsOf = (campaign: Omit<Campaign, 'id' | 'revision'>): CampaignWindows => ({
  filing: { opensAt: campaign.filingOpensAt, closesAt: campaign.filingClosesAt },
  review: { opensAt: campaign.reviewOpensAt, closesAt: campaign.reviewClosesAt },
  stages: Object.fromEntries(campaign.stageWindows.map(({ stage, opensAt, closesAt }) => [stage, { opensAt, closesAt }])),
})

export const isFilingOpen = (campaign: Campaign, now = new Date()): boolean => stateOf(windowsOf(campaign).filing, now) === 'open'

/** From the first stage that may report up to the last. */
export function wholeReview(campaign: Campaign): Window {
  const windows = stages.map((stage) => reviewWindow(windowsOf(campaign), stage, false))
  return {
    opensAt: new Date(Math.min(...windows.map(({ opensAt }) => opensAt.getTime()))),
    closesAt: new Date(Math.max(...windows.map(({ closesAt }) => closesAt.getTime()))),
  }
}

/** Some unit may still report up. */
export const isReviewOpen = (campaign: Campaign, now = new Date()): boolean => stateOf(wholeReview(campaign), now) === 'open'
