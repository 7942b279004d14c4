import { defineEntity, p } from '@mikro-orm/core'

/** 选票: one choice on one case. No voter and no time. */
export const BallotSlipEntity = defineEntity({
  name: 'BallotSlip',
  tableName: 'ballot_slip',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    meetingId: p.uuid(),
    applicationId: p.uuid(),
    choice: p.text().$type<'FOR' | 'AGAINST' | 'ABSTAIN'>(),
  },
})
