import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { conflictOf, drawOrder, shortageOf, type DrawnPerson, type PoolExpert } from '../../../server/workflow/draw.js'

const expert = (name: string, more: Partial<PoolExpert> = {}): PoolExpert => ({
  accountId: name,
  personName: name,
  unitName: `单位${name}`,
  accountIds: [name],
  unitIds: [`unit of ${name}`],
  avoids: [],
  ...more,
})
const guli: DrawnPerson = { accountIds: ['guli', 'guli elsewhere'], unitIds: ['school', 'hospital'] }
const ticketOf = (seed: string) => (id: string) => createHash('sha256').update(seed).update(id).digest('hex')

test('B2 an expert judges neither themselves, nor their unit, nor whom they are related to, whichever login is meant', () => {
  expect(conflictOf(expert('a'), [guli])).toBeUndefined()
  expect(conflictOf(expert('a', { accountIds: ['a', 'guli elsewhere'] }), [guli])).toBe('SELF')
  expect(conflictOf(expert('a', { unitIds: ['somewhere', 'hospital'] }), [guli])).toBe('SAME_UNIT')
  expect(conflictOf(expert('a', { avoids: ['guli elsewhere'] }), [guli])).toBe('RELATION')
  expect(conflictOf(expert('a', { unitIds: ['school'] }), [{ accountIds: ['x'], unitIds: ['y'] }, guli])).toBe('SAME_UNIT')
})

test('B2 anybody who knows the seed finds the same order, whoever is excluded comes last and has no place', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 30 })
  fc.assert(
    fc.property(names, fc.string(), (list, seed) => {
      const pool = list.map((name, index) => expert(name, index % 3 === 0 ? { unitIds: ['school'] } : {}))
      const order = drawOrder(pool, [guli], ticketOf(seed))
      expect(drawOrder(pool.toReversed(), [guli], ticketOf(seed))).toEqual(order)
      const drawn = order.filter(({ reason }) => reason === null)
      expect(drawn.map(({ position }) => position)).toEqual(drawn.map((_one, index) => index + 1))
      const tickets = drawn.map(({ accountId }) => ticketOf(seed)(accountId))
      expect(tickets).toEqual(tickets.toSorted())
      expect(order.slice(drawn.length).every(({ position, reason }) => position === null && reason === 'SAME_UNIT')).toBe(true)
    }),
  )
})

test('B2 every expert has the same chance', () => {
  const pool = ['a', 'b', 'c', 'd', 'e'].map((name) => expert(name))
  const first = new Map<string, number>()
  for (let seed = 0; seed < 2000; seed++) {
    const { accountId } = drawOrder(pool, [guli], ticketOf(String(seed)))[0]!
    first.set(accountId, (first.get(accountId) ?? 0) + 1)
  }
  for (const times of first.values()) expect(Math.abs(times - 400)).toBeLessThan(100)
})

test('B2 too few experts: how many are missing, and why', () => {
  const pool = [
    expert('a'),
    expert('b', { unitIds: ['school'] }),
    expert('c', { avoids: ['guli'] }),
    expert('d', { accountIds: ['guli'] }),
  ]
  const order = drawOrder(pool, [guli], ticketOf(''))
  expect(shortageOf(order, 1)).toBeUndefined()
  expect(shortageOf(order, 5)).toEqual({ needed: 5, eligible: 1, missing: 4, self: 1, sameUnit: 1, relation: 1 })
})
