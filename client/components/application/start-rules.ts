import type { Explained } from '../../composables/refusal-words.js'
import type { StartApplicationChoicesQuery } from '../../generated/graphql.js'

type Campaign = Omit<StartApplicationChoicesQuery['campaigns'][number], 'seriesCodes'>
type Title = StartApplicationChoicesQuery['titleSeries'][number]['titles'][number]
type Filed = { campaign: { id: string; year: number }; status?: string }

/** Whether one may file in this campaign, said before anything is typed; the API decides again. Source: B5 */
export function mayStart(campaign: Campaign, mine: readonly Filed[]): Explained {
  const ahead = Date.parse(campaign.filingOpensAt) > Date.now()
  if (!campaign.filingOpen)
    return { allowed: false, rule: 'WINDOW_CLOSED', cure: ahead ? 'waitForWindow' : 'extendCampaign', who: 'REGION_OFFICE' }
  // Once a year, whatever the batch.
  if (mine.some((filed) => filed.campaign.year === campaign.year && filed.status !== 'ENDED'))
    return { allowed: false, rule: 'ALREADY_FILED', cure: 'none', who: 'NOBODY' }
  return { allowed: true, rule: null, cure: null, who: null }
}

/** Each choice narrows the next; undefined when not chosen yet. */
export interface Narrowing {
  group?: string
  levelCode?: string
}

/** The groups, levels and titles still open under what is chosen. A series without groups has none to choose. */
export function narrowed(titles: readonly Title[], { group, levelCode }: Narrowing) {
  const groups = [...new Set(titles.flatMap((title) => title.group ?? []))]
  const ofGroup = groups.length && group === undefined ? [] : titles.filter((title) => !groups.length || title.group === group)
  const levels = [...new Map(ofGroup.map(({ level }) => [level.code, level])).values()].sort((a, b) => a.rank - b.rank)
  return { groups, levels, titles: ofGroup.filter(({ level }) => level.code === levelCode) }
}
