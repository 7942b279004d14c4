import type { DemoAccount, DemoAccounts } from './demo-accounts.js'
import { idAt } from './demo-ids.js'
import { shippedCommittees } from './reference-committees.js'
import { unitId } from './reference-units.js'

/** The office that one logs in to, and its committee. */
const office = unitId('committee:intermediate:653100:22')

/** Where the experts work; those of 疏附县第一中学 are drawn for nobody of that school. */
const units = ['demo-hotan-school', 'demo-urumqi-school', 'demo-region-school', 'demo-shufu-school']
const specialties = ['语文', '数学', '英语', '物理', '历史', '教育管理']
const experts = 10

/** `expert1`, `expert2` …: enough for a panel of seven. */
export const demoExperts = (accounts: DemoAccounts): DemoAccount[] =>
  Array.from({ length: experts }, (_, number) => {
    // Three of each, and one more.
    const unit = units[Math.floor(number / 3)]!
    return accounts.applicantOf(unitId(unit), `expert${number + 1}`)
  })

/** Rows of `expert`: the pool of the committee of teachers in 喀什. */
export function expertRows(people: readonly DemoAccount[], accounts: DemoAccounts): Record<string, unknown>[] {
  const committee = shippedCommittees.find(({ unit_id }) => unit_id === office)
  return people.map((person, number) => ({
    id: idAt(person.createdAt, `expert:${person.loginName}`),
    committee_id: committee?.id,
    account_id: person.id,
    specialty: specialties[number % specialties.length],
    added_by: accounts.administratorOf(office).id,
    added_at: person.createdAt,
  }))
}
