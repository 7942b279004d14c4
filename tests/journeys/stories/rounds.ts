import { fillsIn } from '../dossier.js'
import { college, pharmacist, university } from '../places.js'
import type { Story } from '../story.js'

const lecturer = '热依汗'

/** (四) again: a university that reviews item by item, over several rounds. */
export const rounds: Story = {
  title: 'S39 S40 S41 S47 a university reviews item by item: what passed stays closed, and only what changed is asked again',
  people: {
    [lecturer]: { loginName: 'reyihan', unit: college },
    孙院: { loginName: 'sunyuan', unit: college, administers: true },
    周校: { loginName: 'zhouxiao', unit: university, administers: true },
  },
  before: [
    ...[lecturer, '孙院', '周校'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: lecturer, does: 'startApplication', with: pharmacist },
    ...fillsIn(lecturer),
    { who: lecturer, does: 'submitApplication', with: {} },
  ],
  steps: [
    { who: '孙院', does: 'startHandling', with: { of: lecturer } },
    {
      who: '孙院',
      does: 'saveApprovalForm',
      with: { of: lecturer, no: { summary: '总结太短' }, recommendation: '修改后推荐。' },
    },
    { who: '孙院', does: 'returnToApplicant', with: { of: lecturer, opinion: '请补充总结' } },
    {
      who: lecturer,
      does: 'saveSection',
      with: { section: 'summary', values: { text: '补充后的总结，内容更充实。' } },
      then: [{ passed: lecturer, sections: ['commitment', 'basic', 'education', 'work'] }],
    },
    { who: lecturer, does: 'submitApplication', with: {} },
    { who: '孙院', does: 'startHandling', with: { of: lecturer }, then: [{ asked: lecturer, sections: ['summary'] }] },
    { who: '孙院', does: 'saveApprovalForm', with: { of: lecturer, recommendation: '同意推荐。' } },
    { who: '孙院', does: 'reportUp', with: { of: lecturer } },
    {
      who: '周校',
      does: 'startHandling',
      with: { of: lecturer },
      then: [
        { asked: lecturer, sections: ['commitment', 'basic', 'education', 'work', 'summary'] },
        {
          forms: lecturer,
          judged: [
            [college, 1, 1],
            [college, 2, 0],
          ],
        },
      ],
    },
  ],
}
