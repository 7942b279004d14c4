/** What a reviewer may name when returning unit information, in the order of the form; words are `unit.field` or `unit.document`. */
export const unitFields = [
  'name',
  'level',
  'divisionCode',
  'uscc',
  'orgCode',
  'nature',
  'businessRegistered',
  'address',
  'postcode',
  'legalRepresentative',
  'contactName',
  'contactPhone',
  'ORG_CODE_CERTIFICATE',
  'BUSINESS_LICENCE',
  'receivers',
] as const
