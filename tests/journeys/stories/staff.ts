import { schoolOf } from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第二小学'

/** 单位注册: how the people of an approved unit get in. */
export const staff: Story = {
  title: 'S3 S7 S12 a teacher gets a login from the school, changes its password at once and files only as an applicant',
  units: [schoolOf(school)],
  people: {
    阿依古丽: { loginName: 'ayiguli', unit: school, administers: true },
    玉素甫: { loginName: 'yusufu' },
  },
  before: [{ who: '阿依古丽', does: 'logIn', with: {} }],
  steps: [
    { who: '阿依古丽', does: 'issueLogin', with: { to: '玉素甫', mayAdminister: false } },
    { who: '玉素甫', does: 'logIn', with: { secret: 'issued' }, then: [{ closed: 'PASSWORD_MUST_CHANGE' }] },
    { who: '玉素甫', does: 'changePassword', with: {}, then: [{ closed: 'HAT_NOT_CHOSEN' }] },
    { who: '玉素甫', does: 'chooseRole', with: { hat: 'UNIT_ADMIN' }, refused: 'HAT_NOT_PERMITTED' },
    { who: '玉素甫', does: 'chooseRole', with: { hat: 'APPLICANT' }, then: [{ closed: null }] },
  ],
}
