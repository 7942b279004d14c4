import { enumOf } from '../graphql/enums.js'
import type { ApplicationAction, ApplicationStatus } from '../workflow/application-facts.js'

export const ApplicationStatusEnum = enumOf<ApplicationStatus>('ApplicationStatus', 'How far an application has come.', {
  DRAFT: '未提交: being written by the applicant.',
  RETURNED: '已退回: back with the applicant for changes.',
  WITH_UNIT: '审核中: with a reviewing unit.',
  WITH_COMMITTEE: '评委会待受理: with a committee that has not accepted it yet.',
  ACCEPTED: '评委会已受理: accepted by the committee.',
  PASSED: '评审通过: the committee has granted the title.',
  NOT_PASSED: '评审未通过: the committee has not granted the title.',
  ENDED: '已终止: its applicant has left the unit before it was reported up; the year is free for another.',
})

export const ApplicationActionEnum = enumOf<ApplicationAction>(
  'ApplicationAction',
  'What can be done with an application; each is the name of its mutation.',
  {
    saveSection: '保存栏目: the applicant writes a section.',
    attachEvidence: '上传附件: the applicant attaches or removes evidence.',
    submitApplication: '提交: the applicant hands it in.',
    withdrawApplication: '撤回: the applicant takes it back before it is handled.',
    startHandling: '办理: the holder opens it to work on it.',
    saveApprovalForm: '保存: the holder saves the 审批单 and the opinion.',
    reportUp: '上报: the holder forwards it to the next department.',
    returnToApplicant: '退回申请人: the holder gives it back for changes.',
    sendBack: '回退: the receiver gives it back to the unit that sent it.',
    recall: '收回: the sender takes it back before it is handled.',
    requestSendBack: '请求回退: the sender asks the holder to send it back.',
    urge: '催办: those who wait ask the holder to hurry.',
    accept: '受理: the committee accepts it.',
    passToSuperior: '移交上级: the holder was closed, its superior holds it now; part of closeUnit.',
    grantTitle: '评审通过: the committee grants the title; part of decideMeeting.',
    declineTitle: '评审未通过: the committee does not grant the title; part of decideMeeting.',
    endApplication: '终止: its applicant has left the unit (办理离职); part of recordDeparture.',
  },
)
