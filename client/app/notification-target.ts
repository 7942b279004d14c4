import type { Role } from '../generated/graphql.js'

interface Told {
  kind: string
  applicationId: string | null
  unitId: string | null
}

interface Target {
  name: string
  params?: { id: string }
}

/** The page on which something can be done about a notification; undefined when it only tells. */
export function notificationTarget({ kind, applicationId, unitId }: Told, roles: readonly Role[]): Target | undefined {
  if (kind === 'UNIT_SUBMITTED' && unitId) return { name: 'unitReview', params: { id: unitId } }
  if (kind === 'URGED' && unitId && !applicationId) return { name: 'unitReview', params: { id: unitId } }
  if (kind === 'UNIT_APPROVED' || kind === 'UNIT_RETURNED') return { name: 'unitProfile' }
  if (kind === 'APPLICATIONS_WAITING' || kind === 'REVIEW_CLOSES') return { name: 'reviewInbox' }
  if (kind === 'REVIEW_DELEGATED' && roles.includes('STAND_IN')) return { name: 'reviewInbox' }
  if (kind === 'MEETING_SUMMONED' && roles.includes('EXPERT')) return { name: 'myMeetings' }
  if (!applicationId) return undefined
  if (kind === 'FILING_CLOSES') return { name: 'editApplication', params: { id: applicationId } }
  const reviews =
    roles.some((role) => role === 'UNIT_ADMIN' || role === 'STAND_IN') &&
    ['APPLICATION_ARRIVED', 'SEND_BACK_REQUESTED', 'URGED', 'APPLICATION_SENT_BACK'].includes(kind)
  return { name: reviews ? 'reviewApplication' : 'applicationDossier', params: { id: applicationId } }
}
