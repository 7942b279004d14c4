import type { ApprovedUnit, Login } from '../support/world.js'

const plainBureau = '疏附县人力资源和社会保障局'
const strictBureau = '疏勒县人力资源和社会保障局'
const prefecture = '喀什地区人力资源和社会保障局'
const committee = '喀什地区中小学教师系列中初级职称评审委员会办公室'
const committeeOfRegion = '自治区中小学教师系列中初级职称评审委员会办公室'
const department = '第一附属医院药学部'
const hospital = '第一附属医院'
const university = '新疆医科大学'
const healthCommittee = '自治区卫生系列高级职称评审委员会办公室'
const stranger = '区交通厅'
const school = '疏附县第七中学'
const strictSchool = '疏勒县第二中学'

const countyUnit = (name: string, divisionCode: string, bureau: string): ApprovedUnit => ({
  name,
  level: 'COUNTY',
  divisionCode,
  receivers: [bureau],
})

/** Twelve units: schools of two counties, a department two levels under a university, everybody above them, and a stranger. */
export const units = {
  selfRegistered: [countyUnit(school, '653121', plainBureau), countyUnit(strictSchool, '653122', strictBureau)],
  itemised: [strictBureau, university],
}

const administers = (loginName: string, unit: string): Omit<Login, 'personName'> => ({
  loginName,
  unit,
  mayAdminister: true,
  hat: 'UNIT_ADMIN',
})
const files = (loginName: string, unit: string): Omit<Login, 'personName'> => ({
  loginName,
  unit,
  mayAdminister: false,
  hat: 'APPLICANT',
})

export const people = [
  files('teacher', school),
  administers('head', school),
  administers('deputy', school),
  administers('headAlone', strictSchool),
  files('pharmacist', department),
  administers('department', department),
  administers('county', plainBureau),
  administers('county2', plainBureau),
  administers('strict', strictBureau),
  administers('strict2', strictBureau),
  administers('prefecture', prefecture),
  administers('prefecture2', prefecture),
  administers('committee', committee),
  administers('committeeOfRegion', committeeOfRegion),
  files('countyClerk', plainBureau),
  files('schoolClerk', school),
  administers('hospital', hospital),
  administers('university', university),
  administers('university2', university),
  administers('health', healthCommittee),
  administers('health2', healthCommittee),
  administers('stranger', stranger),
]

/** Who reviews in whose place, and who named them; the second stands in for somebody who files. Source: B9. */
export const standIns = [
  { delegate: 'countyClerk', absent: 'county', namedBy: 'county2' },
  { delegate: 'schoolClerk', absent: 'deputy', namedBy: 'head' },
]

export interface Route {
  series: string
  level: string
  /** Eight login names, the applicant's first. */
  actors: [string, ...string[]]
}

const teaching = { series: '22', level: 'ZJ' }

/** Where an application sets out, and the eight who meet on its way. */
export const routes = {
  /** S18-S26, B9: school, county, prefecture, committee; a return opens everything. */
  school: { ...teaching, actors: ['teacher', 'head', 'deputy', 'county', 'countyClerk', 'prefecture', 'committee', 'stranger'] },
  /** S14, B9: an administrator files, the other one of the unit handles it; whoever stands in for the applicant does not. */
  ownAdministrator: {
    ...teaching,
    actors: ['deputy', 'head', 'schoolClerk', 'county', 'county2', 'prefecture', 'committee', 'committeeOfRegion'],
  },
  /** S14, S39: the only administrator files, straight to a bureau that reviews item by item. */
  aloneItemised: {
    ...teaching,
    actors: ['headAlone', 'strict', 'strict2', 'prefecture', 'prefecture2', 'committee', 'committeeOfRegion', 'stranger'],
  },
  /** S8-S10, S39: department, hospital, university, committee, item by item. */
  hospitalItemised: {
    series: '04',
    level: 'FG',
    actors: ['pharmacist', 'department', 'hospital', 'university', 'university2', 'health', 'health2', 'stranger'],
  },
} satisfies Record<string, Route>

export type RouteName = keyof typeof routes
