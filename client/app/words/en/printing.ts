import type zh from '../zh-CN/printing.js'

const words: typeof zh = {
  form: 'Print',
  formHint: 'The form as PDF, in a new window',
  menu: 'Print, export',
  ticked: 'The {count} ticked: {what}',
  all: 'All {count}: {what}',
  kind: { FORMS: 'forms (PDF)', LIST: 'list (Excel)', SUMMARY: 'summary of every section (Excel)' },
  status: { WAITING: 'Waiting', RUNNING: 'In progress', DONE: 'Done', FAILED: 'Failed' },
  count: '{done} of {total}',
  fetch: 'Download {name}',
  goesOn: 'You may close this window; the print goes on and is listed here:',
  lead: 'What you have asked to be printed or exported. Only you can download the files; they are removed after a day.',
  none: 'You have no prints.',
  noneNext: 'Choose “Print, export” in a list of applications.',
  times: 'asked {asked}, to be had until {until}',
}

export default words
