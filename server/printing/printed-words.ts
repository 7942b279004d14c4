import type { ApplicationAction, ApplicationStatus } from '../workflow/application-facts.js'

/** The form is a Chinese document in whatever language its reader works. */
export const statusWords: Record<ApplicationStatus, string> = {
  DRAFT: '未提交',
  RETURNED: '已退回',
  WITH_UNIT: '审核中',
  WITH_COMMITTEE: '评委会待受理',
  ACCEPTED: '评委会已受理',
  PASSED: '评审通过',
  NOT_PASSED: '评审未通过',
  ENDED: '已终止',
}

/** Acts that move an application; the others leave no hop. */
const actionWords: Partial<Record<ApplicationAction, string>> = {
  submitApplication: '提交',
  withdrawApplication: '撤回',
  reportUp: '上报',
  returnToApplicant: '退回申请人',
  sendBack: '回退',
  recall: '收回',
  accept: '受理',
  passToSuperior: '移交上级',
  grantTitle: '评审通过',
  declineTitle: '评审未通过',
}

export const actionWord = (action: ApplicationAction): string => actionWords[action] ?? action

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** YYYY-MM-DD HH:MM in Asia/Shanghai. */
export const localTime = (instant: Date): string => clock.format(instant)
