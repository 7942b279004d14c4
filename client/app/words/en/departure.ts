import type zh from '../zh-CN/departure.js'

const words: typeof zh = {
  act: 'Record departure',
  title: '{name} leaves the unit',
  lead: 'The login of {name} in this unit ends at once; logins in other units go on working. The next unit can give {name} a new login, and {name} can file there.',
  self: 'This is your own login: you will be logged out at once.',
  none: 'There are no open applications.',
  fates: 'What becomes of the open applications:',
  fate: {
    ENDS: 'Not submitted, or returned: they end; their history stays',
    UNIT_DECIDES: 'Under review in this unit: you decide',
    GOES_ON_ELSEWHERE: 'Reported up: they go on, now at',
  },
  count: '{count} application | {count} applications',
  held: 'What becomes of the applications under review here',
  choice: { CONTINUE: 'Go on reviewing them', END: 'End them, so that this year can be filed in the next unit' },
  reason: 'Reason',
  reasonHint: 'Such as: moves to another unit, resigns, retires. It stands in the history of every application that ends',
  confirm: 'Record the departure',
  done: 'Departure recorded',
  left: 'has left',
  appoint: 'Make administrator',
  dismiss: 'No longer administrator',
  confirmAppoint: 'Make {name} an administrator of the unit? They can then review applications and manage logins.',
  confirmDismiss: 'Take the administration of the unit from {name}? They go on as applicant.',
  changed: 'Changed',
}

export default words
