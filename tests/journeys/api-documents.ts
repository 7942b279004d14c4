const mutation = (field: string, input: string, answer: string) =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { ${answer} } }`

/** What the API driver sends, by verb. */
export const documents = {
  register: mutation('register', 'RegisterInput', 'unit { id }'),
  changePassword: mutation('changePassword', 'ChangePasswordInput', 'mustChangePassword'),
  chooseRole: mutation('chooseRole', 'ChooseRoleInput', 'hat'),
  saveUnitProfile: mutation('saveUnitProfile', 'UnitProfileInput', 'id'),
  attachUnitDocument: mutation('attachUnitDocument', 'AttachUnitDocumentInput', 'id'),
  addReceivingLink: mutation('addReceivingLink', 'ReceivingLinkInput', 'id'),
  removeReceivingLink: mutation('removeReceivingLink', 'RemoveReceivingLinkInput', 'id'),
  submitUnit: 'mutation { submitUnit { id } }',
  approveUnit: mutation('approveUnit', 'UnitIdInput', 'id'),
  returnUnit: mutation('returnUnit', 'ReturnUnitInput', 'id'),
  issueLogin: mutation('issueLogin', 'IssueLoginInput', 'oneTimeSecret'),
  startApplication: mutation('startApplication', 'StartApplicationInput', 'id'),
  saveSection: mutation('saveSection', 'SaveSectionInput', 'revision'),
  attachEvidence: mutation('attachEvidence', 'AttachEvidenceInput', 'revision'),
  startHandling: mutation('startHandling', 'ApplicationIdInput', 'id'),
  saveApprovalForm: mutation('saveApprovalForm', 'SaveApprovalFormInput', 'id'),
  reportUp: mutation('reportUp', 'ReportUpInput', 'revision'),
  requestSendBack: mutation('requestSendBack', 'ApplicationIdInput', 'id'),
}

export const moveDocument = (field: string): string => mutation(field, 'MoveInput', 'revision')

export const queries = {
  choices: `{ campaigns { id filingOpen year }
    titleSeries { name titles { id name group level { name } } } acquisitionWays { code name } divisions { code name parentCode } }`,
  viewer: `{ viewer { unit { id name status statusReason missing { field } receivers { id receiver { name } } } gate { rule } } }`,
  candidates: '{ receivingUnitCandidates { name } }',
  inbox: '{ inbox { edges { node { applicant { personName } } } } }',
  application: `query ($id: ID!) { application(id: $id) {
    id revision status selfAdministered holder { isApplicant unit { name } }
    sections { key revision passed attachments { file { name url mimeType } } }
    transfers { seq action fromApplicant toApplicant from { name } to { name } }
    draftForm { items { sectionKey verdict authentic complete valid } }
    approvalForms { versionNumber dispatchedAt unit { name } items { verdict } }
    availableActions { action allowed rule destinations { unit { id name } isDefault } } } }`,
}

export interface Choices {
  campaigns: { id: string; filingOpen: boolean; year: number }[]
  titleSeries: { name: string; titles: { id: string; name: string; group: string | null; level: { name: string } }[] }[]
  acquisitionWays: { code: string; name: string }[]
  divisions: { code: string; name: string; parentCode: string | null }[]
}

export interface ViewerAnswer {
  viewer: {
    unit: {
      id: string
      name: string
      status: string
      statusReason: string | null
      missing: { field: string }[]
      receivers: { id: string; receiver: { name: string } }[]
    }
    gate: { rule: string } | null
  }
}

interface Named {
  name: string
}

type Criterion = 'authentic' | 'complete' | 'valid'

export interface ApplicationAnswer {
  id: string
  revision: number
  status: string
  selfAdministered: boolean
  holder: { isApplicant: boolean; unit: Named | null }
  sections: {
    key: string
    revision: number
    passed: boolean
    attachments: { file: { name: string; url: string; mimeType: string } }[]
  }[]
  transfers: {
    seq: number
    action: string
    fromApplicant: boolean
    toApplicant: boolean
    from: Named | null
    to: Named | null
  }[]
  draftForm: { items: ({ sectionKey: string; verdict: string | null } & Record<Criterion, boolean | null>)[] } | null
  approvalForms: { versionNumber: number; dispatchedAt: string | null; unit: Named; items: { verdict: string | null }[] }[]
  availableActions: {
    action: string
    allowed: boolean
    rule: string | null
    destinations: { unit: { id: string; name: string }; isDefault: boolean }[]
  }[]
}
