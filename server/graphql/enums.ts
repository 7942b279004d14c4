import { registerEnumType } from 'type-graphql'
import { errorMessages } from '../errors.js'
import type { Cure, Party } from '../workflow/refusal.js'

/** A TypeGraphQL enum of string literals; every value keeps its spelling and has a description. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): Record<Value, Value> {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Record<Value, Value>
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
  ) as Record<Value, { description: string }>
  registerEnumType(members, { name, description, valuesConfig })
  return members
}

export const ErrorCodeEnum = enumOf('ErrorCode', 'Why something was refused; clients switch on it.', errorMessages)

export const CureEnum = enumOf<Cure>('Cure', 'What cures a refusal: mostly the mutation or page that does it.', {
  logIn: 'Log in.',
  changePassword: 'Change the password.',
  chooseRole: 'Choose 我是单位管理员 or 我是申报人.',
  confirmSecondFactor: 'Type the code of the second factor, or a recovery code.',
  saveUnitProfile: 'Complete the unit profile.',
  attachUnitDocument: 'Attach the scanned certificate (上传附件).',
  addReceivingLink: 'Choose a receiving unit.',
  setDefaultReceiver: 'Set the default receiving unit (是否默认).',
  submitUnit: 'Submit the unit information.',
  waitForApproval: 'Wait for the receiving unit to review the unit information.',
  approveUnit: 'Review the unit information.',
  setAdministrator: 'Make somebody of the unit its administrator first.',
  moveUnit: 'Move the units under it, or close them first.',
  completeSections: 'Complete the sections.',
  correctField: 'Correct the named fields.',
  startHandling: 'Open it for handling (办理).',
  saveApprovalForm: 'Fill in and save the 审批单.',
  reportUp: 'Report it up (上报).',
  returnToApplicant: 'Return it to the applicant (退回).',
  openPublicity: 'Post it inside the unit (公示).',
  closePublicity: 'End the posting once its last day is over.',
  addPublicityPhoto: 'Upload a photo of the posting (上传公示照片).',
  handleObjection: 'Handle the open objections (异议).',
  checkIn: 'Check in (签到), in person.',
  saveMinutes: 'Write and sign the minutes (会议纪要).',
  recall: 'Recall it (收回).',
  accept: 'Accept it (受理).',
  sendBack: 'Send it back to the unit that sent it (回退).',
  addExpert: 'Add experts to the pool (评审专家库).',
  changeMeetingCases: 'Choose the cases of the meeting (评审对象).',
  drawPanel: 'Draw the panel (抽取评委).',
  replaceMember: 'Replace the member (更换评委).',
  openBallot: 'Open the box (开始投票).',
  closeBallot: 'Close the box and count (结束投票).',
  postResults: 'Post the results (评审结果公示).',
  decideMeeting: 'Decide by the posted results (作出评审决定).',
  requestSendBack: 'Ask the holder to send it back (请求回退).',
  askSuperior: 'Ask the superior unit.',
  askUnitAdministrator: "Ask the unit's administrator.",
  askAnotherAdministrator: 'Ask another administrator of the unit.',
  chooseAnotherDestination: 'Choose one of the offered destinations.',
  chooseAnotherPerson: 'Choose another person of the unit.',
  endDelegation: 'End the other delegation first (终止委托).',
  reload: 'Read the record again.',
  retryLater: 'Try again later.',
  waitForWindow: 'Wait until the window opens.',
  extendCampaign: 'Extend the window of the campaign (延期).',
  meetConditions: 'See Application.eligibility for what is missing and how to cure it.',
  contactReceiver: 'Contact the receiving unit.',
  createApiToken: 'Create an API token, or rotate it.',
  enableWebhook: 'Enable the webhook again.',
  disableWebhook: 'Disable a webhook that is no longer needed.',
  askOperator: 'Ask whoever operates the platform.',
  none: 'Nothing cures it.',
})

export const PartyEnum = enumOf<Party>('Party', 'Who can do the cure.', {
  YOU: 'The viewer.',
  APPLICANT: 'The applicant (申报人).',
  UNIT_ADMIN: "The unit's administrator (单位管理员).",
  HOLDER: 'The unit that holds it.',
  RECEIVER: 'The receiving unit (材料接收单位).',
  SUPERIOR: 'The superior unit.',
  COMMITTEE: 'The committee (专业评审委员会).',
  PANEL: 'The drawn members of the panel (评委).',
  REGION_OFFICE: 'The region office.',
  NOBODY: 'Nobody.',
})
