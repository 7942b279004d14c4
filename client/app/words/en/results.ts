import type zh from '../zh-CN/results.js'

const words: typeof zh = {
  lead: 'Those in whose favour a committee has voted are posted here for at least 5 working days.',
  none: 'No results are posted now.',
  gone: 'There is no such posting, or it is no longer shown.',
  back: 'Back to the results',
  committee: 'Committee',
  days: 'Posted',
  period: '{from} to {to}',
  workingDays: '{days} working days, the first day not counted',
  decided: 'Confirmed',
  notDecided: 'Not yet',
  passed: 'Passed ({count})',
  nobody: 'Nobody has passed.',
  name: 'Name',
  unit: 'Unit',
  title: 'Title',
  object: 'To object, tell the committee’s office while it is posted, under your own name and with evidence.',
}

export default words
