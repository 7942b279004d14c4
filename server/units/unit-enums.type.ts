import { enumOf } from '../graphql/enums.js'
import type { CreatedOrigin } from '../workflow/subordinates.js'
import type { UnitKind, UnitOrigin, UnitStatus } from '../workflow/unit-facts.js'
import type { UnitDocumentKind } from '../workflow/unit-profile.js'
import type { UnitActionName } from '../workflow/unit-workflow.js'

export const UnitKindEnum = enumOf<UnitKind>('UnitKind', 'What a unit is in the hierarchy of review.', {
  ORDINARY: 'Any organisation, recommending units among them (单位).',
  COUNTY_BUREAU: 'The bureau of a county (县市区人社局).',
  PREFECTURE_BUREAU: 'The bureau of a prefecture (地州市人社局).',
  REGION_OFFICE: 'The region office (自治区人社厅).',
  COMMITTEE_OFFICE: 'The office of a review committee (评审委员会办事机构).',
})

export const UnitOriginEnum = enumOf<UnitOrigin>('UnitOrigin', 'How a unit came into the system; it decides who receives.', {
  SELF_REGISTERED: 'Registered itself and chooses its receivers (网上注册单位).',
  ASSIGNED: 'Created by its superior (注册分配单位).',
  INTERNAL: 'Built by a recommending unit inside itself (下级单位).',
  TOWNSHIP: 'A township, created by the county bureau (乡镇区政府).',
})

export const CreatedOriginEnum = enumOf<CreatedOrigin>('CreatedOrigin', 'A channel by which a superior makes a unit.', {
  ASSIGNED: 'By who manages it vertically (注册分配单位).',
  INTERNAL: 'By a recommending unit inside itself, to any depth (下级单位).',
  TOWNSHIP: 'By the county bureau (乡镇区政府).',
})

export const UnitStatusEnum = enumOf<UnitStatus>('UnitStatus', 'How far the review of the unit information has come.', {
  DRAFT: 'Not submitted (未提交).',
  SUBMITTED: 'Waiting at the receiving unit (待审核).',
  APPROVED: 'Passed (已通过).',
  RETURNED: 'Returned with a reason (已退回).',
  CLOSED: 'Closed by its superior (已撤销); its people finish what they have begun, nothing new begins.',
})

export const UnitDocumentKindEnum = enumOf<UnitDocumentKind>('UnitDocumentKind', 'A scan of 【上传附件】.', {
  ORG_CODE_CERTIFICATE: 'Organisation code certificate (组织机构代码证), always needed.',
  BUSINESS_LICENCE: 'Business licence (营业执照), needed where the unit is 工商注册.',
})

export const UnitActionNameEnum = enumOf<UnitActionName>('UnitActionName', 'An act on a unit, named as its mutation.', {
  saveUnitProfile: 'Save the profile (保存单位信息).',
  attachUnitDocument: 'Attach a scan (上传附件).',
  addReceivingLink: 'Add a receiving unit (添加材料接收单位).',
  removeReceivingLink: 'Remove a receiving unit.',
  setDefaultReceiver: 'Make a receiving unit the default (是否默认).',
  submitUnit: 'Submit the unit information for review (提交).',
  approveUnit: 'Pass the unit information (通过).',
  returnUnit: 'Return the unit information with a reason (退回).',
  urgeUnit: 'Ask the receiving unit to hurry (催办), once in 24 hours.',
})
