import type { Story } from '../story.js'
import { collegeOfUniversity } from './college.js'
import { countyToCommittee } from './county-to-committee.js'
import { noDefaultReceiver } from './no-default-receiver.js'
import { recall } from './recall.js'
import { registration } from './registration.js'
import { rounds } from './rounds.js'
import { selfAdministered } from './self-administered.js'
import { staff } from './staff.js'
import { vertical } from './vertical.js'

/** Every story, in the order of the guide: 单位注册, (一)–(五). */
export const stories: readonly Story[] = [
  registration,
  vertical,
  staff,
  countyToCommittee,
  collegeOfUniversity,
  noDefaultReceiver,
  recall,
  rounds,
  selfAdministered,
]
