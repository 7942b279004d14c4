import type zh from '../zh-CN/common.js'

const words: typeof zh = {
  save: 'Save',
  saved: 'Saved',
  cancel: 'Cancel',
  confirm: 'OK',
  close: 'Close',
  back: 'Back',
  search: 'Search',
  clear: 'Clear filters',
  all: 'All',
  yes: 'Yes',
  no: 'No',
  none: 'not filled in',
  view: 'View',
  remove: 'Remove',
  retry: 'Try again',
  next: 'Next page',
  previous: 'Previous page',
  page: 'Page {page}, {total} in all',
  pages: 'Pages',
  loading: 'Loading…',
  failed: 'Loading failed',
  optional: 'optional',
  why: 'Why this is not possible',
  newWindow: 'Open in a new window',
  pdfBelow: 'This browser cannot show the PDF here:',
  kilobytes: '{count} KB',
  megabytes: '{count} MB',
}

export default words
