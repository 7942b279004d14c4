import type zh from '../zh-CN/certificate.js'

const words: typeof zh = {
  verifyLead: 'Type the name and the number on a certificate to learn whether it is valid.',
  name: 'Name',
  nameHint: 'As it stands on the certificate',
  number: 'Certificate number',
  numberHint: '17 digits',
  verify: 'Verify',
  valid: 'The certificate is valid',
  validWhat: '{name}, number {number}: name and number belong together.',
  notValid: 'No such certificate',
  notValidWhat: 'There is no certificate of “{name}” with the number {number}. Compare both with the certificate.',
  nothingElse: 'This page only says whether name and number belong together; it shows nothing else.',
  problem: {
    LENGTH: 'A certificate number has 17 digits; is one missing or too many?',
    CHECK_DIGIT: 'The number is mistyped; compare digit by digit.',
  },
  title: 'Certificate',
  mine: 'My certificates',
  mineNote: 'A PDF to save and print; whoever scans its code and types your name can verify it.',
  granted: 'Granted on {day} by {committee}',
  fetch: 'Download the certificate (PDF)',
}

export default words
