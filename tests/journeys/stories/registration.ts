import { county, countyBureau, otherPrefectureBureau, prefectureBureau, profileOf } from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第一中学'
const principal = '热依汗·买买提'
const clerk = '王建国'
const empty = ['uscc', 'orgCode', 'nature', 'address', 'legalRepresentative', 'contactName', 'contactPhone']

/** 单位注册: from the registration form to open functions. */
export const registration: Story = {
  title: 'S3 S11 S12 S15 S16 S18 S20 S21 S28 S29 S32 单位注册: a county school registers, is returned once and then approved',
  people: {
    [principal]: { loginName: 'reyihan' },
    [clerk]: { loginName: 'wangjianguo', unit: countyBureau, administers: true },
  },
  steps: [
    {
      who: principal,
      does: 'register',
      with: { unit: school, level: county.level, division: [...county.division] },
      then: [{ closed: 'HAT_NOT_CHOSEN' }],
    },
    {
      who: principal,
      does: 'chooseRole',
      with: { hat: 'UNIT_ADMIN' },
      then: [{ closed: 'UNIT_NOT_APPROVED' }, { unit: 'DRAFT', missing: [...empty, 'ORG_CODE_CERTIFICATE', 'receivers'] }],
    },
    { who: principal, does: 'submitUnit', with: {}, refused: 'PROFILE_INCOMPLETE' },
    {
      who: principal,
      does: 'saveUnitProfile',
      with: { ...profileOf(school), contactPhone: '0998-5550000' },
      then: [{ unit: 'DRAFT', missing: ['ORG_CODE_CERTIFICATE', 'receivers'] }],
    },
    {
      who: principal,
      does: 'attachUnitDocument',
      with: { kind: 'ORG_CODE_CERTIFICATE', file: '组织机构代码证.png' },
      then: [{ unit: 'DRAFT', missing: ['receivers'] }, { candidates: [countyBureau] }],
    },
    { who: principal, does: 'submitUnit', with: {}, refused: 'NO_DEFAULT_RECEIVER' },
    ...[prefectureBureau, otherPrefectureBureau].map((receiver) => ({
      who: principal,
      does: 'addReceivingLink' as const,
      with: { receiver, isDefault: true },
      refused: 'RECEIVER_NOT_ELIGIBLE' as const,
    })),
    {
      who: principal,
      does: 'addReceivingLink',
      with: { receiver: countyBureau, isDefault: true },
      then: [{ unit: 'DRAFT', missing: [] }],
    },
    { who: principal, does: 'submitUnit', with: {}, then: [{ unit: 'SUBMITTED' }, { closed: 'UNIT_NOT_APPROVED' }] },
    { who: clerk, does: 'logIn', with: {} },
    { who: clerk, does: 'returnUnit', with: { unit: school, reason: '联系电话无人接听，请核对' } },
    {
      who: principal,
      does: 'saveUnitProfile',
      with: profileOf(school),
      then: [{ unit: 'RETURNED', reason: '联系电话无人接听，请核对' }, { closed: 'UNIT_NOT_APPROVED' }],
    },
    { who: principal, does: 'submitUnit', with: {}, then: [{ unit: 'SUBMITTED' }] },
    { who: clerk, does: 'approveUnit', with: { unit: school } },
    { who: principal, does: 'logOut', with: {} },
    { who: principal, does: 'logIn', with: {}, then: [{ closed: null }, { unit: 'APPROVED' }, { inbox: [] }] },
  ],
}
