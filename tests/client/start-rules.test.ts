import { mayStart, narrowed } from '../../client/components/application/start-rules.js'
import { daysSince, todayInShanghai } from '../../client/components/application/waiting.js'
import { filterFromAddress, filterInput, filterToAddress } from '../../client/components/review/filter.js'

const campaign = { id: 'c', year: 2026, name: '2026', filingOpensAt: '', filingClosesAt: '', filingOpen: true }
const title = (id: string, group: string | null, rank: number) => ({
  id,
  name: id,
  group,
  level: { code: `L${rank}`, name: `${rank}`, rank },
})

test('B5 why one cannot file is said before anything is typed', () => {
  expect(mayStart(campaign, []).allowed).toBe(true)
  expect(mayStart({ ...campaign, filingOpen: false }, []).rule).toBe('WINDOW_CLOSED')
  expect(mayStart(campaign, [{ campaign: { id: 'd', year: 2026 } }]).rule).toBe('ALREADY_FILED')
})

test('each choice narrows the next', () => {
  const titles = [title('主任医师', '医疗', 4), title('护师', '护理', 2), title('医师', '医疗', 2)]
  expect(narrowed(titles, {})).toEqual({ groups: ['医疗', '护理'], levels: [], titles: [] })
  const medical = narrowed(titles, { group: '医疗', levelCode: 'L4' })
  expect(medical.levels.map(({ code }) => code)).toEqual(['L2', 'L4'])
  expect(medical.titles.map(({ id }) => id)).toEqual(['主任医师'])
  expect(narrowed([title('教授', null, 4)], { levelCode: 'L4' })).toMatchObject({ groups: [], titles: [{ id: '教授' }] })
})

test('days are those of the office calendar', () => {
  expect(daysSince('2026-11-22T15:59:00Z', new Date('2026-11-22T16:01:00Z'))).toBe(1)
  expect(daysSince('2026-11-22T16:01:00Z', new Date('2026-11-23T15:00:00Z'))).toBe(0)
  expect(todayInShanghai(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})

test('the filter in the address is the filter of the list', () => {
  const choice = filterFromAddress({ name: ' 王 ', handling: 'no', page: '3', levelCode: ['x'] })
  expect(filterInput(choice)).toEqual({ name: '王', handling: false })
  expect(filterToAddress(choice)).toEqual({ name: ' 王 ', handling: 'no' })
})
