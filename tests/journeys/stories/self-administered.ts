import { fillsIn } from '../dossier.js'
import { countyBureau, schoolOf, teacher } from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第六小学'
const head = '吾买尔'

/** (一), the exception: nobody handles their own application. */
export const selfAdministered: Story = {
  title: 'S1 S14 the only administrator of a school files, and the application goes straight to the county',
  units: [schoolOf(school)],
  people: {
    [head]: { loginName: 'wumaier', unit: school, administers: true },
    何县: { loginName: 'hexian', unit: countyBureau, administers: true },
  },
  before: [
    ...[head, '何县'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: head, does: 'startApplication', with: teacher },
    ...fillsIn(head),
  ],
  steps: [
    {
      who: head,
      does: 'submitApplication',
      with: {},
      then: [{ application: head, status: 'WITH_UNIT', holder: countyBureau }, { inbox: [] }],
    },
    { who: '何县', does: 'startHandling', with: { of: head }, then: [{ selfAdministered: head }] },
    { who: '何县', does: 'saveApprovalForm', with: { of: head, no: { education: '证书不清晰' } } },
    { who: '何县', does: 'returnToApplicant', with: { of: head, opinion: '请重新上传证书' } },
    { who: head, does: 'submitApplication', with: {}, then: [{ application: head, status: 'WITH_UNIT', holder: countyBureau }] },
    { who: head, does: 'withdrawApplication', with: {}, then: [{ application: head, status: 'RETURNED', holder: '申请人' }] },
  ],
}
