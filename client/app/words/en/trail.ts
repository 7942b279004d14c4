export default {
  title: 'Audit trail you can verify',
  lead: 'Every act on this application stands in a chain in which a changed or dropped entry is noticed. Keep the file as evidence; on any computer with Node the checking program verifies it with one command:',
  save: 'Download the audit trail',
  program: 'Download the checking program',
  file: 'audit-trail.json',
  saved: 'The audit trail was saved.',
}
