import { handleOptions, opinionNeed, preselected } from '../../client/components/review/handle-options.js'
import type { ActionStateFragment } from '../../client/generated/graphql.js'

type Destination = ActionStateFragment['destinations'][number]

const to = (id: string, isDefault = false): Destination => ({
  isDefault,
  unit: { id, name: id, level: 'COUNTY' },
  committee: null,
})
const may = (action: ActionStateFragment['action'], destinations: Destination[] = []): ActionStateFragment => ({
  action,
  allowed: true,
  rule: null,
  cure: null,
  who: null,
  destinations,
})
const mayNot = (action: ActionStateFragment['action']): ActionStateFragment => ({
  action,
  allowed: false,
  rule: 'NO_DEFAULT_RECEIVER',
  cure: 'setDefaultReceiver',
  who: 'UNIT_ADMIN',
  destinations: [],
})

test('S44 the default receiver is pre-selected', () => {
  const options = handleOptions([may('reportUp', [to('a'), to('b', true)]), may('returnToApplicant'), may('urge')])
  expect(options.map(({ id }) => id)).toEqual(['reportUp-a', 'reportUp-b', 'returnToApplicant'])
  expect(preselected(options)?.id).toBe('reportUp-b')
})

test('with several committees and no default nobody is chosen for the reviewer', () => {
  expect(preselected(handleOptions([may('reportUp', [to('a'), to('b')]), may('returnToApplicant')]))).toBeUndefined()
  expect(preselected(handleOptions([may('reportUp', [to('a')]), may('returnToApplicant')]))?.id).toBe('reportUp-a')
})

test('S48 without a receiver the refused way up stays in the list with its reason', () => {
  const options = handleOptions([mayNot('reportUp'), may('returnToApplicant'), may('sendBack')])
  expect(options.map(({ id, state }) => [id, state.rule])).toEqual([
    ['reportUp', 'NO_DEFAULT_RECEIVER'],
    ['returnToApplicant', null],
    ['sendBack', null],
  ])
  expect(preselected(options)).toBeUndefined()
})

test('S37 a return without a 否 needs an opinion', () => {
  expect(opinionNeed('returnToApplicant', false)).toBe('required')
  expect(opinionNeed('returnToApplicant', true)).toBe('optional')
  expect(opinionNeed('sendBack', true)).toBe('required')
  expect(opinionNeed('reportUp', false)).toBe('optional')
})
