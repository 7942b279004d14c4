import { defineEntity, p } from '@mikro-orm/core'
import type { ApplicationAction } from '../workflow/application-facts.js'

/** 审批单 with 推荐意见: a unit's sheet for one round; a draft until it is dispatched. */
export const ApprovalFormEntity = defineEntity({
  name: 'ApprovalForm',
  tableName: 'approval_form',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    applicationId: p.uuid(),
    unitId: p.uuid(),
    reviewerId: p.uuid(),
    reviewerName: p.text(),
    onBehalfOfName: p.text().nullable(),
    versionNumber: p.integer(),
    recommendation: p.text().nullable(),
    signedName: p.text().nullable(),
    signedOn: p.date().nullable(),
    savedAt: p.datetime(3).defaultRaw('now()'),
    dispatchedAt: p.datetime(3).nullable(),
    dispatchAction: p.text().$type<ApplicationAction>().nullable(),
  },
})
