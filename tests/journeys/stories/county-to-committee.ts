import { diploma, fillsIn } from '../dossier.js'
import * as place from '../places.js'
import type { Story } from '../story.js'

const school = '疏附县第三中学'
const teacher = '古丽·艾山'
const principal = '买合木提'
const { countyBureau, prefectureBureau, teachersCommittee, teachersCommitteeOfRegion } = place
const recommendation = '该同志师德良好，教学成绩突出，同意推荐。'

/** (一)–(四): the whole way of one application, with one return. */
export const countyToCommittee: Story = {
  title:
    'S25 S26 S33 S34 S35 S36 S37 S38 S42 S43 S44 S47 S55 a county-level unit’s application returned once and then carried to the committee',
  units: [place.schoolOf(school)],
  people: {
    [teacher]: { loginName: 'guli', unit: school },
    [principal]: { loginName: 'maihemuti', unit: school, administers: true },
    李县: { loginName: 'lixian', unit: countyBureau, administers: true },
    赵地: { loginName: 'zhaodi', unit: prefectureBureau, administers: true },
    陈评: { loginName: 'chenping', unit: teachersCommittee, administers: true },
  },
  before: [teacher, principal, '李县', '赵地', '陈评'].map((who) => ({ who, does: 'logIn', with: {} })),
  steps: [
    {
      who: teacher,
      does: 'startApplication',
      with: place.teacher,
      then: [
        { application: teacher, status: 'DRAFT', holder: '申请人' },
        { explained: teacher, action: 'submitApplication', rule: 'SECTIONS_INCOMPLETE' },
      ],
    },
    ...fillsIn(teacher),
    { who: teacher, does: 'submitApplication', with: {}, then: [{ application: teacher, status: 'WITH_UNIT', holder: school }] },
    {
      who: principal,
      does: 'startHandling',
      with: { of: teacher },
      then: [{ inbox: [teacher] }, { readOnly: teacher, attachment: diploma.file }, { machineChecked: teacher }],
    },
    { who: principal, does: 'saveApprovalForm', with: { of: teacher, no: { summary: '请补充近三年的教学成绩' } } },
    { who: principal, does: 'reportUp', with: { of: teacher }, refused: 'OPEN_NO_VERDICTS' },
    { who: principal, does: 'returnToApplicant', with: { of: teacher, opinion: '总结太简略' }, then: [{ inbox: [] }] },
    {
      who: teacher,
      does: 'saveSection',
      with: { section: 'summary', values: { text: '近三年所教班级成绩均居全县前列。' } },
      then: [{ application: teacher, status: 'RETURNED', holder: '申请人' }],
    },
    { who: teacher, does: 'submitApplication', with: {} },
    { who: principal, does: 'startHandling', with: { of: teacher }, then: [{ forms: teacher, judged: [[school, 1, 1]] }] },
    { who: principal, does: 'saveApprovalForm', with: { of: teacher } },
    { who: principal, does: 'reportUp', with: { of: teacher }, refused: 'RECOMMENDATION_MISSING' },
    {
      who: principal,
      does: 'saveApprovalForm',
      with: { of: teacher, recommendation },
      then: [{ destinations: teacher, to: [countyBureau] }],
    },
    {
      who: principal,
      does: 'reportUp',
      with: { of: teacher, twice: true, opinion: '同意上报' },
      then: [{ application: teacher, status: 'WITH_UNIT', holder: countyBureau }, { inbox: [] }],
    },
    { who: '李县', does: 'startHandling', with: { of: teacher }, then: [{ readOnly: teacher, attachment: diploma.file }] },
    { who: '李县', does: 'saveApprovalForm', with: { of: teacher }, then: [{ destinations: teacher, to: [prefectureBureau] }] },
    { who: '李县', does: 'reportUp', with: { of: teacher, to: teachersCommittee }, refused: 'DESTINATION_NOT_ALLOWED' },
    { who: '李县', does: 'reportUp', with: { of: teacher } },
    { who: '赵地', does: 'startHandling', with: { of: teacher } },
    {
      who: '赵地',
      does: 'saveApprovalForm',
      with: { of: teacher },
      then: [{ destinations: teacher, to: [teachersCommittee, teachersCommitteeOfRegion] }],
    },
    {
      who: '赵地',
      does: 'reportUp',
      with: { of: teacher },
      then: [{ application: teacher, status: 'WITH_COMMITTEE', holder: teachersCommittee }],
    },
    { who: '陈评', does: 'startHandling', with: { of: teacher } },
    {
      who: '陈评',
      does: 'accept',
      with: { of: teacher },
      then: [{ application: teacher, status: 'ACCEPTED', holder: teachersCommittee }],
    },
    { who: teacher, does: 'logOut', with: {} },
    {
      who: teacher,
      does: 'logIn',
      with: {},
      then: [
        {
          trail: teacher,
          hops: [
            ['submitApplication', '申请人', school],
            ['returnToApplicant', school, '申请人'],
            ['submitApplication', '申请人', school],
            ['reportUp', school, countyBureau],
            ['reportUp', countyBureau, prefectureBureau],
            ['reportUp', prefectureBureau, teachersCommittee],
            ['accept', teachersCommittee, teachersCommittee],
          ],
        },
      ],
    },
  ],
}
