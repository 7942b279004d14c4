import type { ErrorCode } from '../../server/errors.js'
import type { ApplicationAction, ApplicationStatus } from '../../server/workflow/application-facts.js'
import type { UnitLevel, UnitStatus } from '../../server/workflow/unit-facts.js'
import type { Hat } from '../../server/workflow/who-may.js'
import type { ApprovedUnit } from '../support/world.js'

/** The name of a person of the story; their application goes by the same name. */
export type Who = string
/** The full name of a unit. */
export type UnitName = string

/** Somebody of the story, by name. Without a unit they have no login yet. */
export interface Person {
  loginName: string
  unit?: UnitName
  administers?: true
}

export interface Profile {
  uscc: string
  orgCode: string
  nature: string
  businessRegistered: boolean
  address: string
  postcode: string
  legalRepresentative: string
  contactName: string
  contactPhone: string
}

/** What each act takes: one verb an act, from the story to the button and the mutation. */
export interface Acts {
  /** A new unit, or joining one that is approved. The division is named from the prefecture down. */
  register: { unit: UnitName; level: UnitLevel; division: string[]; superior?: UnitName } | { joins: UnitName }
  logIn: { secret?: 'issued' }
  logOut: Record<string, never>
  changePassword: Record<string, never>
  chooseRole: { hat: Hat }
  saveUnitProfile: Profile
  attachUnitDocument: { kind: 'ORG_CODE_CERTIFICATE' | 'BUSINESS_LICENCE'; file: string }
  addReceivingLink: { receiver: UnitName; isDefault: boolean }
  removeReceivingLink: { receiver: UnitName }
  submitUnit: Record<string, never>
  approveUnit: { unit: UnitName }
  returnUnit: { unit: UnitName; reason: string }
  issueLogin: { to: Who; mayAdminister: boolean }
  /** Names as they are listed: 系列, 级别, 职称 and 取得方式; the group where a series has several. */
  startApplication: { series: string; group?: string; level: string; title: string; way: string }
  /** By the keys of `sectionRules`. */
  saveSection: { section: string; values?: Values; rows?: Values[] }
  attachEvidence: { section: string; label: string; file: string }
  submitApplication: Record<string, never>
  withdrawApplication: Record<string, never>
  startHandling: { of: Who }
  /** Every item 是 but those named with their 修改意见. */
  saveApprovalForm: { of: Who; no?: Record<string, string>; recommendation?: string }
  /** To the default when no unit is named; `twice` is an impatient double click. */
  reportUp: { of: Who; to?: UnitName; twice?: true; opinion?: string }
  returnToApplicant: { of: Who; opinion?: string }
  sendBack: { of: Who; opinion: string }
  recall: { of: Who }
  requestSendBack: { of: Who }
  accept: { of: Who }
}

export type Values = Record<string, string | number | boolean>
export type Verb = keyof Acts

/** What whoever acted finds afterwards. */
export type Outcome =
  /** Why functions are closed to them, null when they are open. */
  | { closed: ErrorCode | null }
  /** Their own unit; `missing`: every field that is, by its name at the API. */
  | { unit: UnitStatus; reason?: string; missing?: string[] }
  /** Whom their unit may choose as receiver. */
  | { candidates: UnitName[] }
  /** Where an application is; the holder is a unit, or 申请人. */
  | { application: Who; status: ApplicationStatus; holder: UnitName | '申请人' }
  /** Every hop, the first one first. */
  | { trail: Who; hops: [ApplicationAction, from: UnitName | '申请人', to: UnitName | '申请人' | null][] }
  /** Whose applications wait at their unit. */
  | { inbox: Who[] }
  /** Where an application may go from here, the default first. */
  | { destinations: Who; to: UnitName[] }
  /** The button of an act is closed and says why. */
  | { explained: Who; action: ApplicationAction; rule: ErrorCode }
  /** The material lies open to read, its attachments too, and nowhere to write. */
  | { readOnly: Who; attachment: string }
  /** 审批单 of earlier rounds: unit, version and how many 否. */
  | { forms: Who; judged: [UnitName, version: number, no: number][] }
  | { selfAdministered: Who }
  /** Sections that are closed to their applicant because they passed, in the order of the form. */
  | { passed: Who; sections: string[] }
  /** The machine has ticked 完整性 of every section, and left 真实性 and 有效性 to the reviewer. */
  | { machineChecked: Who }
  /** Sections of the 审批单 that have no verdict yet, in the order of the form. */
  | { asked: Who; sections: string[] }

export type Step = {
  [V in Verb]: { who: Who; does: V; with: Acts[V]; refused?: ErrorCode; then?: Outcome[] }
}[Verb]

export interface Story {
  /** Names the rows of the requirements it proves. */
  title: string
  people: Record<Who, Person>
  /** Units that stand before the story begins, besides the offices of the State. */
  units?: ApprovedUnit[]
  /** What has happened before, told by the same acts; nobody watches. */
  before?: Step[]
  steps: Step[]
}

/** Plays a story on one surface of the product. */
export interface Driver {
  /** Does the act, or meets the refusal that the step names. */
  perform(step: Step): Promise<void>
  check(who: Who, outcome: Outcome): Promise<void>
}

export const signedOn = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
