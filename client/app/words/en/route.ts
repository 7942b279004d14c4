export default {
  own: 'The places your application passes from you to a committee; the number tells how many of yours are there now.',
  unit: 'The places applications of your unit pass; the number tells how many of them are there now (of the latest 100).',
  one: 'The places this application passes; the number tells where it is now.',
  back: 'Back to the application',
  place: {
    APPLICANT: 'Applicant',
    UNIT: 'Reviewing unit',
    COMMITTEE: 'The matching committee',
    ACCEPTED: 'Accepted by the committee',
  },
  picture: 'Picture of the ways of an application; the list says the same in words',
  legend: 'Solid: submitting, reporting up, accepting; dashed: returning, sending back, recalling, withdrawing.',
  inWords: 'In words',
  here: '{count} of the applications are here.',
  undone: '{act} by {name}, while not opened',
  open: 'Open',
}
