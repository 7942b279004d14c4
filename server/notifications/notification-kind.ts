/** What can happen to what is yours; the client has a sentence for each. */
export type NotificationKind =
  | 'APPLICATION_ARRIVED'
  | 'APPLICATION_RETURNED'
  | 'APPLICATION_SENT_BACK'
  | 'APPLICATION_RECALLED'
  | 'APPLICATION_ACCEPTED'
  | 'SEND_BACK_REQUESTED'
  | 'URGED'
  | 'UNIT_SUBMITTED'
  | 'UNIT_APPROVED'
  | 'UNIT_RETURNED'
