import { fillsIn } from '../dossier.js'
import { countyBureau, schoolOf, teacher } from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第五中学'

/** (三) and back: taking back, asking for it, giving it back. */
export const recall: Story = {
  title: 'S45 S46 a school recalls what its county has not opened; afterwards it asks, and the county sends it back',
  units: [schoolOf(school)],
  people: {
    阿曼: { loginName: 'aman', unit: school },
    库尔班: { loginName: 'kuerban', unit: school, administers: true },
    刘县: { loginName: 'liuxian', unit: countyBureau, administers: true },
  },
  before: [
    ...['阿曼', '库尔班', '刘县'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: '阿曼', does: 'startApplication', with: teacher },
    ...fillsIn('阿曼'),
    { who: '阿曼', does: 'submitApplication', with: {} },
    { who: '库尔班', does: 'startHandling', with: { of: '阿曼' } },
    { who: '库尔班', does: 'saveApprovalForm', with: { of: '阿曼', recommendation: '同意推荐。' } },
    { who: '库尔班', does: 'reportUp', with: { of: '阿曼' } },
  ],
  steps: [
    { who: '库尔班', does: 'recall', with: { of: '阿曼' }, then: [{ application: '阿曼', status: 'WITH_UNIT', holder: school }] },
    { who: '库尔班', does: 'reportUp', with: { of: '阿曼' } },
    { who: '刘县', does: 'startHandling', with: { of: '阿曼' } },
    { who: '库尔班', does: 'recall', with: { of: '阿曼' }, refused: 'HANDLING_STARTED' },
    { who: '库尔班', does: 'requestSendBack', with: { of: '阿曼' } },
    { who: '刘县', does: 'saveApprovalForm', with: { of: '阿曼' } },
    {
      who: '刘县',
      does: 'sendBack',
      with: { of: '阿曼', opinion: '应你校请求退回' },
      then: [{ application: '阿曼', status: 'WITH_UNIT', holder: school }],
    },
    {
      who: '库尔班',
      does: 'startHandling',
      with: { of: '阿曼' },
      then: [
        {
          trail: '阿曼',
          hops: [
            ['submitApplication', '申请人', school],
            ['reportUp', school, countyBureau],
            ['recall', countyBureau, school],
            ['reportUp', school, countyBureau],
            ['sendBack', countyBureau, school],
          ],
        },
      ],
    },
  ],
}
