/** What cures a refusal: mostly the name of the mutation that does it. */
export type Cure =
  | 'logIn'
  | 'changePassword'
  | 'chooseRole'
  | 'saveUnitProfile'
  | 'attachUnitDocument'
  | 'addReceivingLink'
  | 'setDefaultReceiver'
  | 'submitUnit'
  | 'waitForApproval'
  | 'approveUnit'
  | 'completeSections'
  | 'correctField'
  | 'startHandling'
  | 'saveApprovalForm'
  | 'reportUp'
  | 'returnToApplicant'
  | 'openPublicity'
  | 'closePublicity'
  | 'addPublicityPhoto'
  | 'handleObjection'
  | 'recall'
  | 'requestSendBack'
  | 'askSuperior'
  | 'askUnitAdministrator'
  | 'askAnotherAdministrator'
  | 'chooseAnotherDestination'
  | 'reload'
  | 'retryLater'
  | 'waitForWindow'
  | 'contactReceiver'
  | 'createApiToken'
  | 'none'

/** Who can do the cure. */
export type Party =
  'YOU' | 'APPLICANT' | 'UNIT_ADMIN' | 'HOLDER' | 'RECEIVER' | 'SUPERIOR' | 'COMMITTEE' | 'REGION_OFFICE' | 'NOBODY'

/** The rules of the workflow floor by name; each is an error code of the API. */
export type Rule =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'PASSWORD_MUST_CHANGE'
  | 'HAT_NOT_CHOSEN'
  | 'UNIT_NOT_APPROVED'
  | 'UNIT_UNDER_REVIEW'
  | 'UNIT_NOT_UNDER_REVIEW'
  | 'PROFILE_INCOMPLETE'
  | 'OWN_UNIT'
  | 'ORIGIN_NOT_ALLOWED'
  | 'RECEIVER_FIXED'
  | 'RECEIVER_NOT_ELIGIBLE'
  | 'NO_DEFAULT_RECEIVER'
  | 'WINDOW_CLOSED'
  | 'SECTIONS_INCOMPLETE'
  | 'NOT_EDITABLE'
  | 'SECTION_LOCKED'
  | 'WRONG_STATUS'
  | 'NOT_HOLDER'
  | 'NOT_APPLICANT'
  | 'NOT_COMMITTEE'
  | 'HANDLING_NOT_STARTED'
  | 'HANDLING_STARTED'
  | 'OWN_APPLICATION'
  | 'OPEN_NO_VERDICTS'
  | 'VERDICTS_MISSING'
  | 'RECOMMENDATION_MISSING'
  | 'RETURN_NEEDS_REASON'
  | 'PUBLICITY_REQUIRED'
  | 'PUBLICITY_RUNNING'
  | 'PUBLICITY_PHOTO_MISSING'
  | 'PUBLICITY_CLOSED'
  | 'OBJECTION_OPEN'
  | 'FEATURE_OFF'
  | 'DESTINATION_NOT_ALLOWED'
  | 'NO_MATCHING_COMMITTEE'
  | 'NOTHING_TO_RECALL'
  | 'SCOPE_MISSING'

/** Why an act is refused, how to cure it and who can. Source: B1. */
export interface Refusal {
  rule: Rule
  cure: Cure
  who: Party
}

export const refusal = (rule: Rule, cure: Cure, who: Party): Refusal => ({ rule, cure, who })
