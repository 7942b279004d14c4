import { maskIdNumber } from '../workflow/codes.js'
import type { DemoAccount, DemoAccounts } from './demo-accounts.js'
import { callings, writtenSections, type CallingName, type Writer } from './demo-content.js'
import { dayOf, hoursAfter, idAt } from './demo-ids.js'
import { known, routeOf } from './demo-routes.js'
import { scenarios, type Scenario } from './demo-scenarios.js'
import { DemoStory } from './demo-story.js'
import { campaignId } from './reference-calendar.js'
import { shippedTitles } from './reference-titles.js'
import { unitId } from './reference-units.js'

/** One application of the demo world with its whole story. */
export interface DemoApplication {
  id: string
  applicant: DemoAccount
  unitId: string
  campaignId: string
  seriesCode: string
  levelCode: string
  titleId: string
  wayCode: string
  written: Scenario['written']
  writer: Writer
  createdAt: Date
  selfAdministered: boolean
  story: DemoStory
}

const staff: readonly { unit: string; calling: CallingName; level: string; login?: string }[] = [
  { unit: 'demo-shufu-school', calling: 'teacher', level: 'ZJ', login: 'applicant' },
  { unit: 'medical-pharmacy', calling: 'lecturer', level: 'FG', login: 'applicant2' },
  { unit: 'demo-shufu-hospital', calling: 'doctor', level: 'ZJ', login: 'applicant3' },
  { unit: 'demo-shufu-agriculture', calling: 'agronomist', level: 'ZJ' },
  { unit: 'demo-shufu-township', calling: 'agronomist', level: 'ZL' },
  { unit: 'demo-kashgar-city-school', calling: 'teacher', level: 'ZJ' },
  { unit: 'demo-shache-school', calling: 'teacher', level: 'ZJ' },
  { unit: 'demo-kashgar-hospital', calling: 'doctor', level: 'FG' },
  { unit: 'demo-kashgar-builder', calling: 'engineer', level: 'ZJ' },
  { unit: 'demo-hotan-school', calling: 'teacher', level: 'ZJ' },
  { unit: 'demo-urumqi-school', calling: 'teacher', level: 'FG' },
  { unit: 'demo-region-school', calling: 'teacher', level: 'FG' },
  { unit: 'demo-region-hospital', calling: 'doctor', level: 'ZG' },
  { unit: 'medical-clinical', calling: 'doctor', level: 'FG' },
  { unit: 'medical-public-health', calling: 'lecturer', level: 'FG' },
  { unit: 'medical-first-hospital-pharmacy', calling: 'doctor', level: 'ZJ' },
  { unit: 'transport-kashgar', calling: 'engineer', level: 'ZJ' },
  { unit: 'water-survey-shufu', calling: 'engineer', level: 'ZL' },
]

/** In each of these units so many people file; together some hundred. */
const filersEach = 18
const ways = ['REVIEW', 'REVIEW', 'REVIEW', 'SERIES_CHANGE', 'REVIEW', 'EXCEPTIONAL', 'REVIEW']
/** Hours from one step to the next, by the number of the step and of the application. */
const pause = (application: number, step: number) =>
  3 + ((application * 7 + step * 13) % 31) + ((application * 17 + step * 5) % 60) / 60

/** Everybody's application, each brought to a state of its own; the units at the end of every way get an administrator. */
export function demoApplications(accounts: DemoAccounts, now: Date): DemoApplication[] {
  const applications = staff.flatMap((filing, place) =>
    Array.from({ length: filersEach }, (_, number) => {
      const index = place * filersEach + number
      // Its only administrator files as well, once in the whole world: another unit has to take it. Source: S14.
      const own = filing.unit === 'demo-shache-school' && number === 0
      const id = unitId(filing.unit)
      accounts.administratorOf(id)
      const login = number === 0 ? filing.login : undefined
      const applicant = own ? accounts.administratorOf(id) : accounts.applicantOf(id, login)
      return application(accounts, filing, applicant, index, now, own)
    }),
  )
  // Who wants to try filing needs somebody who has not yet filed this year, and who can begin with last year's application.
  const newcomer = accounts.applicantOf(unitId('demo-shufu-school'), 'newapplicant')
  const [filing] = staff
  return filing
    ? [...applications, application(accounts, filing, newcomer, applications.length, lastYear.now, false, lastYear)]
    : []
}

/** When last year's application came to its end, and how. */
const lastYear = { year: 2025, now: new Date('2025-11-20T04:00:00Z'), scenario: 5 }

function application(
  accounts: DemoAccounts,
  filing: (typeof staff)[number],
  applicant: DemoAccount,
  index: number,
  now: Date,
  selfAdministered: boolean,
  earlier?: typeof lastYear,
): DemoApplication {
  const calling = callings[filing.calling]
  const title = titleOf(calling.seriesCode, filing.level, index)
  const wayCode = (earlier ? undefined : ways[index % ways.length]) ?? 'REVIEW'
  const route = routeOf(applicant.unitId, { seriesCode: calling.seriesCode, levelCode: filing.level }).slice(
    selfAdministered ? 1 : 0,
  )
  route.forEach((stop) => accounts.administratorOf(stop))
  const scenario = earlier
    ? (scenarios(route.length)[earlier.scenario] as Scenario)
    : scenarioOf(filing.login, index, route.length, selfAdministered)
  const year = earlier?.year ?? 2026
  const pauses = scenario.steps.map((_, step) => pause(index, step))
  const lasted = pauses.reduce((sum, hours) => sum + hours, 40)
  const createdAt = hoursAfter(now, -lasted - ((index * 11) % 300) - 2)
  const id = idAt(createdAt, `application:${index}`)
  const writer: Writer = {
    person: applicant.person,
    maskedIdNumber: maskIdNumber(applicant.person.idNumber),
    unitName: known(applicant.unitId).name,
    calling,
    wayCode,
    confirmedOn: dayOf(createdAt),
  }
  const sections = Object.keys(writtenSections(writer, 1))
  const story = new DemoStory(id, applicant, route, sections, (unit) => accounts.administratorOf(unit), createdAt)
  let at = hoursAfter(createdAt, 30)
  scenario.steps.forEach((step, number) => {
    at = hoursAfter(at, pauses[number] ?? 0)
    story.live(step, at)
  })
  return {
    id,
    applicant,
    unitId: applicant.unitId,
    campaignId: campaignId(year),
    seriesCode: calling.seriesCode,
    levelCode: filing.level,
    titleId: title.id,
    wayCode,
    written: scenario.written,
    writer,
    createdAt,
    selfAdministered,
    story,
  }
}

/** Those one logs in as have something to do: a returned application to correct, and one under way to follow. */
function scenarioOf(login: string | undefined, index: number, stops: number, selfAdministered: boolean): Scenario {
  const all = scenarios(stops)
  const number = index % filersEach
  if (selfAdministered) return { written: 'all', steps: ['submit'] }
  if (login && number === 0) return all[{ applicant: 14, applicant2: 2, applicant3: 1 }[login] ?? 0] as Scenario
  return all[(number + Math.floor(index / filersEach) * 5) % all.length] as Scenario
}

function titleOf(seriesCode: string, levelCode: string, index: number) {
  const fitting = shippedTitles.filter((title) => title.series_code === seriesCode && title.level_code === levelCode)
  const title = fitting[index % fitting.length]
  if (!title) throw new Error(`no title in series ${seriesCode} at level ${levelCode}`)
  return title
}
