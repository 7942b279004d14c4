import { refusal, type Refusal } from './refusal.js'

/** Where on its way an application is when a unit reports it up: 基层单位, 县局, 地州局, 推荐单位. */
export const stages = ['FILING_UNIT', 'COUNTY', 'PREFECTURE', 'RECOMMENDING'] as const
export type Stage = (typeof stages)[number]

/** Half-open: opensAt ≤ now < closesAt. */
export interface Window {
  opensAt: Date
  closesAt: Date
}

export interface CampaignWindows {
  filing: Window
  review: Window
  /** Stages whose window differs from `review`. */
  stages: Partial<Record<Stage, Window>>
}

export type WindowState = 'ahead' | 'open' | 'over'

export const stateOf = ({ opensAt, closesAt }: Window, now: Date): WindowState =>
  now < opensAt ? 'ahead' : now < closesAt ? 'open' : 'over'

const reminded = 48 * 3_600_000

/** Open, with no more than 48 hours left. Source: B5. */
export const closesSoon = (window: Window, now: Date): boolean =>
  stateOf(window, now) === 'open' && window.closesAt.getTime() - now.getTime() <= reminded

/** @param isFilingUnit the unit the applicant filed through holds it */
export function stageOf(unitKind: string, isFilingUnit: boolean): Stage {
  if (isFilingUnit) return 'FILING_UNIT'
  return unitKind === 'COUNTY_BUREAU' ? 'COUNTY' : unitKind === 'PREFECTURE_BUREAU' ? 'PREFECTURE' : 'RECOMMENDING'
}

/**
 * Until when a unit may report an application up. What was returned once and corrected goes the whole way again, so the
 * widest window of all stages holds for it: else a correction asked for by the last stage could never come back.
 * Source: B5.
 */
export function reviewWindow(windows: CampaignWindows, stage: Stage, correctedOnce: boolean): Window {
  const own = windows.stages[stage] ?? windows.review
  if (!correctedOnce) return own
  const all = [windows.review, ...Object.values(windows.stages)]
  const closesAt = new Date(Math.max(...all.map((window) => window.closesAt.getTime())))
  return { opensAt: own.opensAt, closesAt }
}

/** Before it opens one waits; afterwards only an extension helps. */
export const closedWindow = (state: WindowState): Refusal | undefined =>
  state === 'open' ? undefined : refusal('WINDOW_CLOSED', state === 'ahead' ? 'waitForWindow' : 'extendCampaign', 'REGION_OFFICE')

export interface WindowFault {
  field: string
  code: 'NOT_A_MINUTE' | 'NOT_AFTER_OPENING' | 'OUT_OF_YEAR' | 'REVIEW_ENDS_FIRST'
}

const named = ({ filing, review, stages: own }: CampaignWindows): [string, Window][] => [
  ['filing', filing],
  ['review', review],
  ...stages.flatMap((stage): [string, Window][] => (own[stage] ? [[`stageWindows.${stage}`, own[stage]]] : [])),
]
const fieldOf = (name: string, end: 'opensAt' | 'closesAt') =>
  name.includes('.') ? `${name}.${end}` : `${name}${end[0]?.toUpperCase()}${end.slice(1)}`

/** What is wrong with windows by themselves. They are to the minute, and lie in the year before, of or after the campaign. */
export function windowFaults(year: number, windows: CampaignWindows): WindowFault[] {
  const faults = named(windows).flatMap(([name, window]) =>
    (['opensAt', 'closesAt'] as const).flatMap((end): WindowFault[] => {
      const at = window[end]
      const distance = Math.abs(at.getUTCFullYear() - year)
      if (Number.isNaN(at.getTime()) || distance > 1) return [{ field: fieldOf(name, end), code: 'OUT_OF_YEAR' }]
      if (at.getTime() % 60_000 !== 0) return [{ field: fieldOf(name, end), code: 'NOT_A_MINUTE' }]
      const early = end === 'closesAt' && at <= window.opensAt
      return early ? [{ field: fieldOf(name, end), code: 'NOT_AFTER_OPENING' }] : []
    }),
  )
  const last = Math.max(
    ...named(windows)
      .slice(1)
      .map(([, window]) => window.closesAt.getTime()),
  )
  return last < windows.filing.closesAt.getTime() ? [...faults, { field: 'reviewClosesAt', code: 'REVIEW_ENDS_FIRST' }] : faults
}

/**
 * The ends of windows that a change would pull from under people: one that is open may not be closed with effect of now or
 * earlier. What is over may be opened again, what is ahead may be moved. Source: B5.
 * @returns paths of input fields
 */
export function pulledAway(before: CampaignWindows, after: CampaignWindows, now: Date): string[] {
  const effective = (windows: CampaignWindows): [string, Window][] => [
    ['filing', windows.filing],
    ['review', windows.review],
    ...stages.map((stage): [string, Window] => [`stageWindows.${stage}`, windows.stages[stage] ?? windows.review]),
  ]
  const later = new Map(effective(after))
  return effective(before).flatMap(([name, window]) => {
    const next = later.get(name) ?? window
    if (stateOf(window, now) !== 'open') return []
    if (next.closesAt <= now) return [fieldOf(name, 'closesAt')]
    return next.opensAt > now ? [fieldOf(name, 'opensAt')] : []
  })
}
