import { CombinedError } from '@urql/core'
import { refusalOf } from '../../../client/app/refusal.js'

test('B1 a coded error keeps its rule, its cure, who can, and the fields', () => {
  const extensions = { code: 'VERTICALLY_MANAGED', cure: 'askSuperior', who: 'SUPERIOR', params: { superiorName: '区交通厅' } }
  const error = new CombinedError({ graphQLErrors: [{ message: 'x', extensions }] })
  expect(refusalOf(error)).toEqual({ ...extensions, fields: [] })
})

test('B1 no answer is not an error of the server: nothing is known of what it did', () => {
  expect(refusalOf(new CombinedError({ networkError: new Error('offline') })).code).toBe('OFFLINE')
})

test('B1 an answer without a code is an error of the server', () => {
  expect(refusalOf(new CombinedError({ graphQLErrors: ['broken'] })).code).toBe('INTERNAL')
})
