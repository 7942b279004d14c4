import type zh from '../zh-CN/region.js'

const words: typeof zh = {
  lead: 'Open or close functions for all units, with a notice if you like.',
  features: 'Functions',
  featuresNote: 'Takes effect at once. What is already recorded stays and can be read.',
  feature: { PUBLICITY: 'Postings' },
  on: 'Open',
  off: 'Closed',
  changed: 'Set by {name} on {at}.',
  open: 'Open “{feature}”',
  close: 'Close “{feature}”',
  opening: 'Once confirmed, units can use this function at once.',
  closing: 'Once confirmed, units can no longer use this function; what is recorded stays.',
  announce: 'Publish a notice with it',
  noticeTitle: 'Notice: {act}',
  publicityRequired: 'Posting before reporting up',
  publicityRequiredNote:
    'When on, units report up applications of that year only after posting them; not while “Postings” is closed.',
  done: 'The setting is in effect.',
}

export default words
