import { windowsOf, wholeReview, type Campaign } from '../reference/reference-rows.js'
import type { Circumstances } from '../workflow/application-facts.js'
import { reviewWindow, stageOf, stateOf, type Window } from '../workflow/campaign-windows.js'
import type { Refusal } from '../workflow/refusal.js'
import type { UnitFacts } from '../workflow/unit-facts.js'
import type { ApplicationRow } from './application.store.js'

export type Deadline = Pick<ApplicationRow, 'unitId' | 'holderUnitId' | 'versionNumber'>

/** The window in which whoever has the application may send it on. Source: B5. */
export function windowOf(row: Deadline, campaign: Campaign, holder: Pick<UnitFacts, 'kind'> | undefined): Window {
  const windows = windowsOf(campaign)
  if (row.holderUnitId === null) return row.versionNumber > 0 ? correcting(campaign) : windows.filing
  return reviewWindow(windows, stageOf(holder?.kind ?? 'ORDINARY', row.holderUnitId === row.unitId), row.versionNumber > 1)
}

/** What was returned may be corrected for as long as any unit may still report it up. */
function correcting(campaign: Campaign): Window {
  const { filing } = windowsOf(campaign)
  const review = wholeReview(campaign)
  return review.closesAt > filing.closesAt ? { opensAt: filing.opensAt, closesAt: review.closesAt } : filing
}

/** What the rules ask about the windows. */
export function windowStates(
  row: Deadline,
  campaign: Campaign,
  holder?: Pick<UnitFacts, 'kind'>,
): Pick<Circumstances, 'filing' | 'review'> {
  const now = new Date()
  const review = row.holderUnitId === null ? wholeReview(campaign) : windowOf(row, campaign, holder)
  return { filing: stateOf(windowsOf(campaign).filing, now), review: stateOf(review, now) }
}

/** Which window a refusal is about, for whoever reads it. */
export function windowParams(refused: Refusal | undefined, campaign: Campaign, { opensAt, closesAt }: Window) {
  if (refused?.rule !== 'WINDOW_CLOSED') return undefined
  return { campaign: campaign.name, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() }
}
