import { noSearch, searchFromAddress, searchInput, searchToAddress } from '../../client/components/search/search-choice.js'

const unitId = '019e3b5e-0000-7000-8000-000000000001'
const choice = { ...noSearch, name: 'guli', unitId, year: '2026', waitingDays: '5', status: 'WITH_UNIT' as const }

test('S55 what is looked for comes back from its address', () => {
  const address = searchToAddress(choice)
  expect(address).toEqual({ name: 'guli', unitId, year: '2026', waitingDays: '5', status: 'WITH_UNIT' })
  expect(searchFromAddress(address)).toEqual(choice)
  expect(searchFromAddress({ year: 'x', waitingDays: '-1', name: ['a', 'b'] })).toEqual(noSearch)
})

test('S55 B14 the ID number reaches the server and no address', () => {
  const input = searchInput(choice, ' 11010519491231002x ')
  expect(input).toMatchObject({ idNumber: '11010519491231002x', year: 2026, waitingDays: 5, unitId })
  expect(JSON.stringify(searchToAddress({ ...choice, idNumber: '11010519491231002x' }))).not.toContain('1101')
  expect(searchInput(noSearch, '')).toEqual({})
})
