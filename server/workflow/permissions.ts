import { refusal, type Refusal } from './refusal.js'
import { gateOf, mayReview, type Viewer } from './who-may.js'

/**
 * How far into the house a caller must have come to call a field. Every Query and Mutation field names one of these;
 * the server refuses to start when a field has none, and the shield, the menu and the tests read the same table.
 * Source: S12, S13, S29, S32, S56.
 */
export type Access =
  | 'anybody'
  /** Logged in, whatever else is still to do. */
  | 'loggedIn'
  /** Has given the second factor, where there is one. */
  | 'identified'
  /** Has changed an issued password. */
  | 'passwordChanged'
  /** Has chosen a hat; the unit need not be approved. */
  | 'hatChosen'
  /** Administers a unit, approved or not: its own profile. */
  | 'ownProfile'
  /** Anybody of an approved unit, and applicants of one that was closed: they finish what they have begun. */
  | 'member'
  /** Anybody of an approved unit: beginning something new. */
  | 'openMember'
  /** Reviews for an approved unit: its administrators and whoever stands in for one. */
  | 'reviewer'
  /** Administers an approved unit. */
  | 'administrator'
  /** Administers an approved unit that receives from others. */
  | 'receiver'
  | 'committee'
  | 'regionOffice'

export const permissions = {
  Query: {
    viewer: 'anybody',
    captcha: 'anybody',
    notices: 'anybody',
    notice: 'anybody',
    offices: 'anybody',
    whomToAsk: 'anybody',
    verticalSuperiors: 'anybody',
    joinableUnits: 'anybody',
    titleSeries: 'anybody',
    titleLevels: 'anybody',
    acquisitionWays: 'anybody',
    divisions: 'anybody',
    unitNatures: 'anybody',
    campaigns: 'anybody',
    eligibilityRules: 'anybody',
    sectionRules: 'anybody',
    verifyCertificate: 'anybody',
    resultsPostings: 'anybody',
    resultsPosting: 'anybody',
    unit: 'hatChosen',
    notifications: 'hatChosen',
    receivingUnitCandidates: 'ownProfile',
    application: 'member',
    auditTrail: 'member',
    myApplications: 'member',
    myCertificates: 'member',
    meetings: 'member',
    myExpertise: 'member',
    myCommittees: 'committee',
    experts: 'committee',
    expertCandidates: 'committee',
    meetingCandidates: 'committee',
    meeting: 'member',
    routePicture: 'member',
    applications: 'member',
    unitChoices: 'member',
    printJobs: 'member',
    printJob: 'member',
    inbox: 'reviewer',
    inboxClasses: 'reviewer',
    sent: 'reviewer',
    reviewPhrases: 'reviewer',
    delegations: 'administrator',
    unitAdministrators: 'administrator',
    bulkPreview: 'reviewer',
    bulkMove: 'reviewer',
    bulkMoves: 'reviewer',
    applicants: 'administrator',
    publicities: 'administrator',
    publicity: 'member',
    publicityCandidates: 'administrator',
    statistics: 'administrator',
    applicationChanges: 'administrator',
    apiTokens: 'administrator',
    webhooks: 'administrator',
    webhookDeliveries: 'administrator',
    logins: 'administrator',
    loginActs: 'administrator',
    departurePreview: 'administrator',
    importTemplate: 'administrator',
    units: 'receiver',
    unitPlacementPreview: 'receiver',
    noticeDraftFiles: 'regionOffice',
    featureSwitches: 'regionOffice',
    campaignChanges: 'regionOffice',
    eligibilityRuleVersions: 'regionOffice',
    sessions: 'identified',
    secondFactor: 'identified',
  },
  Mutation: {
    register: 'anybody',
    logIn: 'anybody',
    logOut: 'loggedIn',
    confirmSecondFactor: 'loggedIn',
    changePassword: 'identified',
    endSession: 'identified',
    endOtherSessions: 'identified',
    beginSecondFactor: 'passwordChanged',
    finishSecondFactor: 'passwordChanged',
    removeSecondFactor: 'passwordChanged',
    chooseRole: 'passwordChanged',
    readNotification: 'hatChosen',
    saveUnitProfile: 'ownProfile',
    attachUnitDocument: 'ownProfile',
    addReceivingLink: 'ownProfile',
    removeReceivingLink: 'ownProfile',
    setDefaultReceiver: 'ownProfile',
    submitUnit: 'ownProfile',
    urgeUnit: 'ownProfile',
    approveUnit: 'receiver',
    returnUnit: 'receiver',
    setItemisedReview: 'receiver',
    createSubordinateUnit: 'receiver',
    importSubordinateUnits: 'receiver',
    importStaff: 'administrator',
    issueLogin: 'administrator',
    resetLogin: 'administrator',
    revokeLogin: 'administrator',
    recordDeparture: 'administrator',
    setAdministrator: 'administrator',
    moveUnit: 'receiver',
    closeUnit: 'receiver',
    revealIdNumber: 'administrator',
    startApplication: 'openMember',
    saveSection: 'member',
    attachEvidence: 'member',
    removeAttachment: 'member',
    submitApplication: 'member',
    withdrawApplication: 'member',
    urge: 'member',
    startPrintJob: 'member',
    startHandling: 'reviewer',
    saveApprovalForm: 'reviewer',
    reportUp: 'reviewer',
    returnToApplicant: 'reviewer',
    sendBack: 'reviewer',
    recall: 'reviewer',
    startBulkMove: 'reviewer',
    delegateReview: 'administrator',
    endDelegation: 'administrator',
    addReviewPhrase: 'reviewer',
    removeReviewPhrase: 'reviewer',
    requestSendBack: 'reviewer',
    openPublicity: 'administrator',
    addPublicityPhoto: 'administrator',
    removePublicityPhoto: 'administrator',
    recordObjection: 'administrator',
    handleObjection: 'administrator',
    closePublicity: 'administrator',
    accept: 'committee',
    checkIn: 'member',
    castBallot: 'member',
    addExpert: 'committee',
    removeExpert: 'committee',
    nameAvoidance: 'member',
    withdrawAvoidance: 'member',
    createMeeting: 'committee',
    changeMeetingCases: 'committee',
    drawPanel: 'committee',
    replaceMember: 'committee',
    cancelMeeting: 'committee',
    openBallot: 'committee',
    closeBallot: 'committee',
    saveMinutes: 'committee',
    postResults: 'committee',
    recordResultObjection: 'committee',
    handleResultObjection: 'committee',
    decideMeeting: 'committee',
    createApiToken: 'administrator',
    rotateApiToken: 'administrator',
    revokeApiToken: 'administrator',
    createWebhook: 'administrator',
    rotateWebhookSecret: 'administrator',
    disableWebhook: 'administrator',
    enableWebhook: 'administrator',
    testWebhook: 'administrator',
    replayWebhookDelivery: 'administrator',
    replayWebhook: 'administrator',
    publishNotice: 'regionOffice',
    addNoticeFile: 'regionOffice',
    removeNoticeFile: 'regionOffice',
    setFeatureSwitch: 'regionOffice',
    setPublicityRequired: 'regionOffice',
    openCampaign: 'regionOffice',
    changeCampaign: 'regionOffice',
    correctEligibilityRule: 'regionOffice',
  },
  Subscription: {
    notificationArrived: 'hatChosen',
  },
} as const satisfies Record<'Query' | 'Mutation' | 'Subscription', Record<string, Access>>

const forbidden = refusal('FORBIDDEN', 'none', 'NOBODY')

/** Whether this viewer (null: nobody is logged in) has come far enough; undefined when so. */
export function refuseAccess(access: Access, viewer: Viewer | null): Refusal | undefined {
  if (access === 'anybody') return undefined
  if (!viewer) return refusal('UNAUTHENTICATED', 'logIn', 'YOU')
  if (access === 'loggedIn') return undefined
  const gate = gateOf(viewer)
  if (gate?.rule === 'SECOND_FACTOR_NEEDED') return gate
  if (access === 'identified') return undefined
  if (gate?.rule === 'PASSWORD_MUST_CHANGE') return gate
  if (access === 'passwordChanged') return undefined
  if (gate?.rule === 'HAT_NOT_CHOSEN') return gate
  if (access === 'hatChosen') return undefined
  if (gate?.rule === 'UNIT_CLOSED') return access === 'member' && viewer.hat === 'APPLICANT' ? undefined : gate
  if (access === 'ownProfile') return viewer.hat === 'UNIT_ADMIN' ? undefined : askForHat
  if (gate) return gate
  if (access === 'member' || access === 'openMember') return undefined
  if (access === 'reviewer') return mayReview(viewer) ? undefined : askForHat
  if (access === 'committee' && viewer.unitKind === 'COMMITTEE_OFFICE' && mayReview(viewer)) return undefined
  if (viewer.hat !== 'UNIT_ADMIN') return askForHat
  if (access === 'receiver') return viewer.unitReceives || viewer.unitKind === 'REGION_OFFICE' ? undefined : forbidden
  if (access === 'committee') return refusal('NOT_COMMITTEE', 'none', 'COMMITTEE')
  if (access === 'regionOffice') return viewer.unitKind === 'REGION_OFFICE' ? undefined : forbidden
  return undefined
}

const askForHat = refusal('FORBIDDEN', 'chooseRole', 'UNIT_ADMIN')
