import type { CreateMeetingInput, MeetingChoicesQuery, MeetingDeskFragment } from '../../generated/graphql.js'

/** What the office decides before the draw: whose meeting, when, how many members, which cases. Source: B2. */
export type MeetingPlan = Omit<CreateMeetingInput, 'applicationIds'> & { applicationIds: readonly string[] }

/** A new plan begins with the office's first committee and the newest year. */
export function newPlan({ myCommittees, campaigns }: MeetingChoicesQuery, today: string): MeetingPlan {
  const [committee, campaign] = [myCommittees[0], campaigns[0]]
  return {
    committeeId: committee?.id ?? '',
    campaignId: campaign?.id ?? '',
    title: '',
    heldOn: today,
    panelSize: 5,
    applicationIds: [],
  }
}

export const planOf = ({ committee, campaign, title, heldOn, panelSize, cases }: MeetingDeskFragment): MeetingPlan => ({
  committeeId: committee.id,
  campaignId: campaign.id,
  title,
  heldOn,
  panelSize,
  applicationIds: cases.map(({ applicationId }) => applicationId),
})

/** Nothing is missing, and with an odd number of members there is no tie. */
export const isWhole = ({ committeeId, campaignId, title, heldOn, panelSize, applicationIds }: MeetingPlan): boolean =>
  Boolean(committeeId && campaignId && title.trim() && heldOn && panelSize % 2 === 1 && applicationIds.length)
