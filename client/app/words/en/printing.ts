export default {
  form: 'Print',
  formHint: 'The form as PDF, in a new window',
  list: 'Export list',
  listHint: 'All {count} applications of the present filter, as an Excel workbook',
}
