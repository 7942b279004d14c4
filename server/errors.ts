import type { Cure, Party, Refusal, Rule } from './workflow/refusal.js'

/** Codes a client switches on; the sentence is for integrators and logs, the web client has its own words per code. */
export const errorMessages = {
  UNAUTHENTICATED: 'Log in first.',
  FORBIDDEN: 'You may not do this.',
  NOT_FOUND: 'There is no such record, or you may not see it.',
  INVALID_INPUT: 'Some of the input is not valid; see extensions.fields.',
  STALE_REVISION: 'The record has changed since you read it; read it again.',
  TOO_MANY_REQUESTS: 'Too many requests; wait before trying again.',
  INTERNAL: 'Something went wrong on the server; it has been logged.',
  BAD_CURSOR: 'The cursor is not one this list has issued.',
  QUERY_TOO_COMPLEX: 'The query is deeper, wider or longer than allowed.',
  CAPTCHA_WRONG: 'The captcha is wrong, used or expired; request a new one.',
  LOGIN_FAILED: 'Login name or password is wrong.',
  LOGIN_LOCKED: 'Too many failed attempts; the login is locked for a while.',
  SECRET_EXPIRED: 'The one-time password has expired; ask whoever issued it for a new one.',
  PASSWORD_MUST_CHANGE: 'Change the issued password first.',
  PASSWORD_TOO_WEAK:
    'The password needs 8 to 128 characters (administrators 10) of at least three kinds and may not contain the login name.',
  PASSWORD_UNCHANGED: 'The new password is the old one.',
  LOGIN_NAME_TAKEN: 'This login name is in use.',
  SECOND_FACTOR_NEEDED: 'Type the code of the second factor first.',
  SECOND_FACTOR_WRONG: 'The code is wrong, used or too old.',
  SECOND_FACTOR_SET: 'A second factor is set already; remove it first.',
  SECOND_FACTOR_NOT_SET: 'There is no second factor waiting for this.',
  DELEGATE_ADMINISTERS: 'This person may review already, in their own right; nothing has to be delegated.',
  DELEGATION_OVERLAPS: 'This person stands in for a colleague on some of these days already.',
  DELEGATION_OVER: 'The delegation has ended already.',
  HAT_NOT_CHOSEN: 'Choose 我是单位管理员 or 我是申报人 first.',
  HAT_NOT_PERMITTED: 'This account may not act as unit administrator.',
  ID_NUMBER_INVALID: 'The ID number does not satisfy GB 11643.',
  PERSON_ALREADY_REGISTERED: 'This person already has a login in this unit.',
  USCC_INVALID: 'The unified social credit code does not satisfy GB 32100.',
  ORG_CODE_INVALID: 'The organisation code does not satisfy GB 11714.',
  CODES_DISAGREE: 'Characters 9 to 17 of the unified social credit code are not the organisation code.',
  UNIT_CODE_TAKEN: 'Another unit is registered under this code.',
  DIVISION_LEVEL_MISMATCH: 'The division is not one of the stated level.',
  VERTICALLY_MANAGED: 'Units under this superior do not register themselves; ask the superior for a login.',
  ORIGIN_NOT_ALLOWED: 'A unit of this kind does not create such units there.',
  UNIT_NAME_TAKEN: 'The superior has a unit of this name already.',
  OWN_UNIT: 'Nobody reviews the information of a unit in which they have a login themselves.',
  SPREADSHEET_UNREADABLE: 'The file is not an Excel workbook (.xlsx) that can be read.',
  SPREADSHEET_COLUMNS: 'The first row of the sheet lacks columns of the template; see extensions.fields.',
  SPREADSHEET_TOO_LONG: 'The sheet has more rows than one import takes; see extensions.params.',
  IMPORT_FAULTY: 'Some rows are faulty, so nothing was imported; see extensions.fields.',
  UNIT_CLOSED: 'The unit has been closed; what was begun there can be finished, nothing new begins.',
  LAST_ADMINISTRATOR: 'The unit has no other administrator; appoint a successor first.',
  UNIT_STAYS: 'This unit has its place by law or by its own choice of receivers; it is not moved or closed here.',
  UNIT_HAS_SUBORDINATES: 'Units stand under this one; move or close them first.',
  UNIT_UNDER_ITSELF: 'A unit cannot stand under itself.',
  SUPERIOR_NOT_ELIGIBLE: 'Units of this origin do not stand under that unit.',
  UNIT_NOT_APPROVED: 'The unit has not been approved yet; only its profile is open.',
  PROFILE_INCOMPLETE: 'The unit profile is incomplete.',
  RECEIVER_NOT_ELIGIBLE: 'This unit cannot receive applications from units of that level and division.',
  RECEIVER_FIXED: 'The receiver of this unit is its superior and cannot be changed.',
  RECEIVER_ALREADY_LINKED: 'This receiver is already in the list.',
  NO_DEFAULT_RECEIVER: 'The unit has no default receiving unit.',
  DEFAULT_RECEIVER_NEEDED: 'Name the next default receiver when removing the present one.',
  UNIT_UNDER_REVIEW: 'The unit information is with the receiving unit for review.',
  UNIT_NOT_UNDER_REVIEW: 'The unit information is not waiting for review.',
  REASON_REQUIRED: 'A reason is required.',
  WINDOW_CLOSED: 'The campaign window is closed.',
  WINDOW_PULLED_AWAY: 'A window that is open cannot be closed as of now or earlier; see extensions.fields.',
  CAMPAIGN_NAME_TAKEN: 'Another campaign of this year has this name.',
  CAMPAIGN_IN_USE: 'Applications have been filed for series that would fall out of the campaign; see extensions.params.',
  SERIES_NOT_IN_CAMPAIGN: 'This campaign is not for that series.',
  NOT_ELIGIBLE: 'Conditions for this title are not met; see Application.eligibility.',
  CARRY_OVER_REFUSED: 'Only an own application of an earlier year can be carried over.',
  ALREADY_FILED: 'This person has already filed an application in this year.',
  SECTIONS_INCOMPLETE: 'Some sections are incomplete.',
  SECTION_LOCKED: 'This section has been passed and is locked.',
  NOT_EDITABLE: 'The application is not with the applicant, so its content cannot change.',
  WRONG_STATUS: 'The application is not in a state that allows this.',
  NOT_HOLDER: 'Another unit holds the application.',
  NOT_APPLICANT: 'Only the applicant may do this.',
  HANDLING_NOT_STARTED: 'Start handling the application first.',
  HANDLING_STARTED: 'The next holder has already started handling it.',
  OWN_APPLICATION: 'Nobody handles their own application.',
  OPEN_NO_VERDICTS: 'An item is judged 否; return the application or change the verdict.',
  RETURN_NEEDS_REASON: 'A return needs at least one 否 or an opinion.',
  RECOMMENDATION_MISSING: 'Write and sign 基层单位推荐意见 before reporting up.',
  VERDICTS_MISSING: 'Every item of the 审批单 needs a verdict before reporting up.',
  DESTINATION_NOT_ALLOWED: 'The application cannot go to this unit next.',
  NO_MATCHING_COMMITTEE: 'No committee reviews this series and level in this area.',
  NOTHING_TO_RECALL: 'Your unit is not the last sender of this application.',
  ALREADY_MOVED: 'The application has moved in the meantime.',
  IDEMPOTENCY_KEY_REUSED: 'This idempotency key belongs to another request.',
  NOT_COMMITTEE: 'Only the committee that holds the application may do this.',
  FILE_TOO_LARGE: 'The file is larger than 10 MB, or 20 MB with a notice; see extensions.params, in bytes.',
  FILE_EMPTY: 'The file is empty.',
  FILE_TYPE_REFUSED:
    'Only PDF, JPEG and PNG files are accepted, with a notice also DOCX and XLSX without macros, judged by content.',
  LIST_TOO_LONG: 'The list has more rows than one workbook takes; see extensions.params, narrow the list.',
  QUOTA_EXCEEDED: 'The files of this application take more room than one application has; see extensions.params, in bytes.',
  TOO_MANY_FILES: 'There are too many files here; remove one first.',
  TOKEN_INVALID: 'The API token is unknown or revoked.',
  TOKEN_EXPIRED: 'The API token has expired.',
  TOKEN_NETWORK: 'The API token is not accepted from this network address.',
  SCOPE_MISSING: 'The API token lacks the scope for this field.',
  WEBHOOK_TARGET_REFUSED: 'This address lies inside a private network; the operator of the platform can allow it.',
  WEBHOOK_STOPPED: 'The webhook has stopped; enable it first.',
  TOO_MANY_WEBHOOKS: 'There are 10 webhooks in force already; disable one first.',
  CALENDAR_UNKNOWN: 'The holiday table lacks a year in between.',
  PUBLICITY_REQUIRED: 'This campaign asks for a finished posting (公示) before reporting up.',
  PUBLICITY_TOO_SHORT: 'A posting lasts at least 5 working days, the publishing day not counted.',
  PUBLICITY_RUNNING: 'The last day of the posting is not over.',
  PUBLICITY_PHOTO_MISSING: 'The posting has no photo yet.',
  PUBLICITY_CLOSED: 'The posting has been ended, so nothing of it can change.',
  OBJECTION_OPEN: 'An objection has not been handled.',
  OBJECTION_HANDLED: 'The objection has been handled already.',
  CORRECTIONS_ALREADY_LISTED: 'The office has given its list of corrections (一次性告知补正); it lists them once.',
  ALREADY_EXPERT: 'This person is in the pool of this committee already.',
  EXPERT_SITS: 'The expert sits in a meeting of this committee that is not over; replace the member first.',
  ALREADY_NAMED: 'This relation of the expert has been named already.',
  MEETING_STAGE: 'The meeting is not at the stage for this; see the cure.',
  MEETING_EMPTY: 'There is no case before the meeting.',
  NOT_ENOUGH_EXPERTS: 'Too few experts of the pool can judge these cases; see extensions.params.',
  NOT_PANEL_MEMBER: 'Only the drawn members of the panel may do this, each in person.',
  MEETING_NOT_TODAY: 'The day of the meeting has not come.',
  NOT_CHECKED_IN: 'Whoever has not checked in (签到) before the box was opened does not vote.',
  NO_QUORUM: 'Less than two thirds of the panel are present; see extensions.params.',
  BALLOT_NOT_OPEN: 'The box has not been opened yet.',
  BALLOT_CLOSED: 'The box has been closed; nothing is added afterwards.',
  BALLOT_INCOMPLETE: 'A ballot says one thing about every case before the meeting.',
  ALREADY_VOTED: 'This member has voted; a ballot is neither changed nor repeated.',
  MINUTES_MISSING: 'The minutes (会议纪要) have not been written and signed.',
  YEAR_ARCHIVED:
    'The application belongs to a year that has been put away; see extensions.params. The operator can bring it back.',
  FEATURE_OFF: 'The region office has not opened this function.',
} as const satisfies Record<Rule, string> & Record<string, string>

export type ErrorCode = keyof typeof errorMessages

/** One faulty input field: its path in the input (`person.idNumber`) and what is wrong with it. */
export interface FieldFault {
  field: string
  code: string
}

export interface Hint {
  cure?: Cure
  who?: Party
  fields?: FieldFault[]
  params?: Record<string, string | number | null>
}

/** A refusal that was foreseen. Its code is part of the API; its text is not. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly hint: Hint = {},
  ) {
    super(errorMessages[code])
    this.name = 'DomainError'
  }
}

/** @throws DomainError INVALID_INPUT naming each faulty field, when there is one */
export function refuseFaults(faults: FieldFault[]): void {
  if (faults.length > 0) throw new DomainError('INVALID_INPUT', { cure: 'correctField', who: 'YOU', fields: faults })
}

/** @throws DomainError of the rule, with its cure and who can, when there is a refusal */
export function refuse(refused: Refusal | undefined, params?: Hint['params']): void {
  if (refused) throw new DomainError(refused.rule, { cure: refused.cure, who: refused.who, ...(params && { params }) })
}
