import campaigns from '../data/campaigns.json' with { type: 'json' }
import holidays from '../data/holidays.json' with { type: 'json' }
import { stableId } from './stable-id.js'

export const shippedCalendarYears = holidays.years.map(({ year, source }) => ({ year, source }))

export const shippedCalendarDays = holidays.years.flatMap(({ days }) =>
  days.map(({ day, isWorkday, name }) => ({ day, is_workday: isWorkday, name })),
)

export const campaignId = (year: number): string => stableId('campaign', String(year))

export const shippedCampaigns = campaigns.campaigns.map((campaign) => ({
  id: campaignId(campaign.year),
  year: campaign.year,
  name: campaign.name,
  filing_opens_at: campaign.filingOpensAt,
  filing_closes_at: campaign.filingClosesAt,
  review_opens_at: campaign.reviewOpensAt,
  review_closes_at: campaign.reviewClosesAt,
}))
