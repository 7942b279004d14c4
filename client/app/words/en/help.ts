export default {
  link: 'Help for this page',
  all: 'All help',
  start: 'Getting started',
  applicant: {
    name: 'Applicants',
    lead: 'Fill in and submit an application, and see where it is.',
    start: [
      'Log in with the login your unit has issued and change its password; or join a registered unit from the home page.',
      'At the first login choose 我是申报人 (applicant); you can change it later in your account.',
      'If you have lost your password, ask the administrator of your unit.',
    ],
    myApplications: [
      'Begin an application: year, series, level, title and way of acquiring; one a person a year.',
      'Fill in section by section, saved as you type; attach the evidence each section asks for.',
      'Submit it to your unit. As long as your unit has not opened it you can withdraw it.',
      'When it comes back, correct what was found and submit again; where single sections were returned, those passed are locked.',
      'Once the title is granted its certificate is fetched here; anybody can scan its code and type your name to verify it.',
    ],
    applicationSearch: ['See who holds your application, since when, and every hop.', 'You can urge a holder who takes long.'],
    routePicture: ['The picture shows where your application is and where it goes next.'],
  },
  unit: {
    name: 'Unit administrators',
    lead: 'Register the unit, review its applications and report them up.',
    start: [
      'Register your unit from the home page; assigned units, townships, sub-units and vertically managed units get their login from the superior and do not register themselves.',
      'At the first login choose 我是单位管理员 (unit administrator). Until the unit is approved only its profile is open.',
      'A lost password is reset by the superior or the receiving unit.',
    ],
    unitProfile: [
      'Fill in the profile and attach the organisation code certificate; commercially registered units also the business licence.',
      'Choose receiving units, one of them the default, and submit; you can add others later.',
      'Once approved everything is open; when returned, correct it by the reasons and submit again. You can urge the receiver.',
    ],
    people: ['See the people of your unit; issue, reset and revoke their logins, also by an Excel import.'],
    reviewInbox: [
      'Open an application with 办理 (handle) and look through its sections and attachments.',
      'Write the recommendation of the unit, signed with name and date.',
      'Fill in the approval form: yes or no per item, with comments, and save it.',
      'Press 办理（上报，退回）, choose the department or the applicant, then 确认转交. The default receiver is chosen already.',
      'Your own application is handled by another administrator; where there is none it goes straight to the receiving unit, marked so.',
    ],
    sentApplications: ['Recall what the receiver has not opened; otherwise ask for it to be sent back.'],
    publicities: [
      'Record a posting: list, place, first and last day, at least 5 working days, the publishing day not counted.',
      'Upload photos, record objections and how they were handled, then end it; the evidence travels with the applications.',
    ],
    statistics: ['Tables and charts of the applications of your unit and those under it, also as Excel.'],
  },
  receiver: {
    name: 'Recommending (receiving) units',
    lead: 'Review units, receive their applications, forward them to committees.',
    start: [
      'You also file for your own staff, as unit administrators do.',
      'You can create sub-units inside your own house, to any depth.',
    ],
    unitReviews: ['Review what your units send about themselves: approve it, or return it with the reason.'],
    subordinateUnits: [
      'Create sub-units; issue, reset and revoke their logins. The password must be changed at the first login.',
      'Applications of a sub-unit can only reach your unit.',
    ],
    reviewInbox: [
      'Applications of every series arrive in one inbox, classified by series, level and way.',
      'Handle one, fill in the approval form, then forward it to a committee, return it to the applicant, or send it back to the unit.',
      'Only committees that match series, level and area are offered.',
    ],
    reviewSettings: [
      'Switch on review by items for your sub-units: after a return only failed items are open, and only changes are reviewed again.',
    ],
  },
  bureau: {
    name: 'County and prefecture bureaus',
    lead: 'Look after units and logins of your area; receive applications and report them up.',
    start: [
      'A county bureau reports to its own prefecture bureau only; a prefecture bureau forwards to committees.',
      'The county bureau issues the logins of townships.',
    ],
    unitReviews: ['Review what units of your area send about themselves: approve it, or return it with the reason.'],
    subordinateUnits: [
      'Create assigned units and townships; issue, reset and revoke logins; every act is recorded.',
      'The password must be changed at the first login; lost ones are reset here.',
    ],
    reviewInbox: [
      'Handle an application: material, recommendation and posting; fill in the approval form.',
      'Report it up and confirm; return it to the applicant for changes, or send it back to the unit.',
    ],
    sentApplications: ['Recall what the next office has not opened; otherwise ask for it to be sent back.'],
  },
  committee: {
    name: 'Committees',
    lead: 'Accept the applications forwarded to you, hold meetings, post the results and decide.',
    start: ['Logins of committee offices are issued by the region office; change the password at the first login.'],
    committeeInbox: [
      'Open an application, look through it, then accept it, or send it back to the unit or to the applicant with the reason.',
      'List everything that needs correcting at once: each application goes back to its applicant for corrections only once.',
    ],
    experts: [
      'Add experts to the pool by login name; remove those who no longer serve.',
      'Record whom an expert must avoid. Themselves and people of their own unit need no record: the draw leaves them out.',
    ],
    meetings: [
      'Plan a meeting: its day, the size of its panel (odd, at least 5) and its applications.',
      'The panel is drawn once, and the draw can be checked; whoever cannot come is replaced by the next in its order.',
      'Members check in on the day; once two thirds are present, open the ballot. It is secret: nobody can find out who voted how.',
      'Close and count, write the minutes, post the results for at least 5 working days, handle the objections.',
      'Then decide: two thirds of those present in favour pass, and their certificates are issued.',
    ],
    applicationSearch: ['Find applications by name, series, level, unit and year, with every hop.'],
  },
  region: {
    name: 'Region office',
    lead: 'Publish notices, open functions, see the applications of the whole region.',
    start: ['The region office sees every submitted application and changes the content of none.'],
    publishNotice: [
      'Write title and text and publish; it appears on the home page at once, without login; files added before that can be downloaded by anybody afterwards.',
    ],
    featureSwitches: ['Open or close functions, with a notice if you like; say which years ask for a posting.'],
    unitReviews: ['Review what recommending units directly under you send: approve it, or return it with the reason.'],
    applicationSearch: ['See who holds any application of the region, since when, and every hop.'],
  },
  expert: {
    name: 'Experts',
    lead: 'Once drawn for a panel: check in, read the applications, vote.',
    start: ['The committee’s office puts you into its pool; when you are drawn you are told, and the menu shows your meetings.'],
    myMeetings: [
      'Open the meeting and read the applications; where you are related to an applicant, ask to avoid them, and tell the office, which replaces you.',
      'Check in on the day and in person; the office opens the ballot once two thirds of the panel are present.',
      'Choose for, against or abstain for everybody and cast all of it at once. The ballot is secret and final; there is no late vote.',
    ],
  },
}
