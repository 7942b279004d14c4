import { defineEntity, p } from '@mikro-orm/core'

/** 审批项: the verdict on one section, bound to the content it judged. Source: S41. */
export const ApprovalItemEntity = defineEntity({
  name: 'ApprovalItem',
  tableName: 'approval_item',
  properties: {
    formId: p.uuid().primary(),
    sectionKey: p.text().primary(),
    verdict: p.text().$type<'YES' | 'NO'>().nullable(),
    comment: p.text().nullable(),
    authentic: p.boolean().nullable(),
    complete: p.boolean().nullable(),
    valid: p.boolean().nullable(),
    contentHash: p.text(),
    carriedFrom: p.integer().nullable(),
    reopened: p.boolean().default(false),
  },
})
