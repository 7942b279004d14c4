import { fillsIn } from '../dossier.js'
import { countyBureau, schoolOf, teacher } from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第四小学'

/** (五): nobody receives until a default receiver is named. */
export const noDefaultReceiver: Story = {
  title: 'S27 S44 S48 B1 a unit without a default receiver learns it before anything is written, and cures it',
  units: [schoolOf(school)],
  people: {
    帕提古丽: { loginName: 'patiguli', unit: school },
    艾力: { loginName: 'aili2', unit: school, administers: true },
  },
  before: [
    ...['帕提古丽', '艾力'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: '帕提古丽', does: 'startApplication', with: teacher },
    ...fillsIn('帕提古丽'),
    { who: '帕提古丽', does: 'submitApplication', with: {} },
  ],
  steps: [
    { who: '艾力', does: 'removeReceivingLink', with: { receiver: countyBureau } },
    { who: '艾力', does: 'startHandling', with: { of: '帕提古丽' } },
    {
      who: '艾力',
      does: 'saveApprovalForm',
      with: { of: '帕提古丽', recommendation: '同意推荐。' },
      then: [{ explained: '帕提古丽', action: 'reportUp', rule: 'NO_DEFAULT_RECEIVER' }],
    },
    {
      who: '艾力',
      does: 'reportUp',
      with: { of: '帕提古丽', to: countyBureau },
      refused: 'NO_DEFAULT_RECEIVER',
      then: [{ application: '帕提古丽', status: 'WITH_UNIT', holder: school }],
    },
    {
      who: '艾力',
      does: 'addReceivingLink',
      with: { receiver: countyBureau, isDefault: true },
      then: [{ destinations: '帕提古丽', to: [countyBureau] }],
    },
    {
      who: '艾力',
      does: 'reportUp',
      with: { of: '帕提古丽' },
      then: [{ application: '帕提古丽', status: 'WITH_UNIT', holder: countyBureau }],
    },
  ],
}
