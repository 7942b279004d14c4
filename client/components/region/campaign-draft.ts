import { fromField, fromLastMinute, toField, toLastMinute } from '../../app/shanghai-time.js'
import type { CampaignPartsFragment, OpenCampaignInput, ReviewStage } from '../../generated/graphql.js'

export const stages: readonly ReviewStage[] = ['FILING_UNIT', 'COUNTY', 'PREFECTURE', 'RECOMMENDING']

/** Both ends as typed, by the office clock; `closes` is the last minute. */
export interface TypedWindow {
  opens: string
  closes: string
}

export interface CampaignDraft {
  year: number
  name: string
  seriesCodes: string[]
  filing: TypedWindow
  review: TypedWindow
  stages: Partial<Record<ReviewStage, TypedWindow>>
  publicityRequired: boolean
  reason: string
  announced: boolean
  title: string
  body: string
}

const typed = (opensAt: string, closesAt: string): TypedWindow => ({ opens: toField(opensAt), closes: toLastMinute(closesAt) })

/** The form of a campaign that is changed, or of a new one. */
export function draftOf(campaign: CampaignPartsFragment | undefined, year: number): CampaignDraft {
  const words = { reason: '', announced: false, title: '', body: '' }
  if (!campaign) {
    const windows = { filing: { opens: '', closes: '' }, review: { opens: '', closes: '' }, stages: {} }
    return { year, name: '', seriesCodes: [], ...windows, publicityRequired: false, ...words }
  }
  return {
    year: campaign.year,
    name: campaign.name,
    seriesCodes: campaign.seriesCodes ?? [],
    ...words,
    filing: typed(campaign.filingOpensAt, campaign.filingClosesAt),
    review: typed(campaign.reviewOpensAt, campaign.reviewClosesAt),
    stages: Object.fromEntries(campaign.stageWindows.map(({ stage, opensAt, closesAt }) => [stage, typed(opensAt, closesAt)])),
    publicityRequired: campaign.publicityRequired,
  }
}

const instants = ({ opens, closes }: TypedWindow) => {
  const [opensAt, closesAt] = [fromField(opens), fromLastMinute(closes)]
  return opensAt && closesAt ? { opensAt, closesAt } : undefined
}

/** What is sent; undefined while something that has to be said is missing. */
export function inputOf(draft: CampaignDraft): OpenCampaignInput | undefined {
  const [filing, review] = [instants(draft.filing), instants(draft.review)]
  const stageWindows = stages.flatMap((stage) => {
    const window = draft.stages[stage]
    return window ? [{ stage, ...instants(window) }] : []
  })
  const complete = stageWindows.filter((window) => window.opensAt !== undefined) as OpenCampaignInput['stageWindows'] & object
  const announced = !draft.announced || (draft.title.trim() && draft.body.trim())
  if (!filing || !review || complete.length < stageWindows.length || !announced) return undefined
  if (!draft.name.trim() || !draft.reason.trim() || !draft.year) return undefined
  return {
    year: draft.year,
    name: draft.name.trim(),
    seriesCodes: draft.seriesCodes,
    publicityRequired: draft.publicityRequired,
    filingOpensAt: filing.opensAt,
    filingClosesAt: filing.closesAt,
    reviewOpensAt: review.opensAt,
    reviewClosesAt: review.closesAt,
    stageWindows: complete,
    reason: draft.reason.trim(),
    announcement: draft.announced ? { title: draft.title.trim(), body: draft.body.trim() } : null,
  }
}
