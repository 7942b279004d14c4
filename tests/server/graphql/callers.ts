import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import type { Login, World } from '../../support/world.js'
import { callers, type Caller } from './reach.js'

const county = '疏附县人力资源和社会保障局'
const school = { name: '疏附县第一小学', level: 'COUNTY' as const, divisionCode: '653121', receivers: [county] }
const administrator = { mayAdminister: true, hat: 'UNIT_ADMIN' as const }

const logins: Record<Exclude<Caller, 'nobody'>, Omit<Login, 'loginName' | 'personName'>> = {
  mustChange: { unit: school.name, mayAdminister: true, hat: null, mustChangePassword: true },
  withoutHat: { unit: school.name, mayAdminister: true, hat: null },
  notApproved: { unit: '疏附县新建小学', ...administrator },
  applicant: { unit: school.name, mayAdminister: false, hat: 'APPLICANT' },
  administrator: { unit: school.name, ...administrator },
  receiver: { unit: county, ...administrator },
  committee: { unit: '喀什地区中小学教师系列中初级职称评审委员会办公室', ...administrator },
  region: { unit: '自治区人力资源和社会保障厅', ...administrator },
}

/** One of each kind of caller, logged in. */
export async function callersIn(world: World, address: string): Promise<Map<Caller, ApiClient>> {
  await world.unit(school)
  await world.unit({ ...school, name: '疏附县新建小学', status: 'DRAFT' })
  for (const [caller, login] of Object.entries(logins)) await world.login({ loginName: caller, personName: caller, ...login })
  const clients = new Map(callers.map((caller) => [caller, new ApiClient(address)]))
  for (const [caller, client] of clients) if (caller !== 'nobody') await client.logIn(caller, password)
  return clients
}
