import { fillsIn } from '../dossier.js'
import { college, healthCommission, healthCommittee, pharmacist, university } from '../places.js'
import type { Story } from '../story.js'

const lecturer = '迪丽努尔'

/** (四): up a recommending unit. */
export const collegeOfUniversity: Story = {
  title: 'S9 S10 S23 S25 a college of 新疆医科大学 whose application can only reach the university',
  people: {
    [lecturer]: { loginName: 'dilinuer', unit: college },
    孙院: { loginName: 'sunyuan', unit: college, administers: true },
    周校: { loginName: 'zhouxiao', unit: university, administers: true },
    吴评: { loginName: 'wuping', unit: healthCommittee, administers: true },
  },
  before: [
    ...[lecturer, '孙院', '周校', '吴评'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: lecturer, does: 'startApplication', with: pharmacist },
    ...fillsIn(lecturer),
  ],
  steps: [
    { who: '孙院', does: 'addReceivingLink', with: { receiver: healthCommission, isDefault: true }, refused: 'RECEIVER_FIXED' },
    {
      who: lecturer,
      does: 'submitApplication',
      with: {},
      then: [{ application: lecturer, status: 'WITH_UNIT', holder: college }],
    },
    { who: '孙院', does: 'startHandling', with: { of: lecturer } },
    {
      who: '孙院',
      does: 'saveApprovalForm',
      with: { of: lecturer, recommendation: '同意推荐。' },
      then: [{ destinations: lecturer, to: [university] }],
    },
    { who: '孙院', does: 'reportUp', with: { of: lecturer, to: healthCommission }, refused: 'DESTINATION_NOT_ALLOWED' },
    {
      who: '孙院',
      does: 'reportUp',
      with: { of: lecturer },
      then: [{ application: lecturer, status: 'WITH_UNIT', holder: university }],
    },
    { who: '周校', does: 'startHandling', with: { of: lecturer } },
    { who: '周校', does: 'saveApprovalForm', with: { of: lecturer }, then: [{ destinations: lecturer, to: [healthCommittee] }] },
    { who: '周校', does: 'reportUp', with: { of: lecturer } },
    { who: '吴评', does: 'startHandling', with: { of: lecturer } },
    {
      who: '吴评',
      does: 'accept',
      with: { of: lecturer },
      then: [{ application: lecturer, status: 'ACCEPTED', holder: healthCommittee }],
    },
  ],
}
