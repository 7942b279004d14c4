import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputField,
} from 'graphql'
import { permissions } from '../../../server/workflow/permissions.js'
import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { startServer, type TestServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { answerOf, calls, inputOf, type Call, type Values } from './calls.js'
import { checksum } from './checksum.js'
import { neighboursIn, type Neighbours } from './owned.js'

let server: TestServer
let world: World
let neighbours: Neighbours
let region: ApiClient

beforeAll(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
  neighbours = await neighboursIn(world, server.address)
  const unit = '自治区人力资源和社会保障厅'
  await world.login({ loginName: 'regionoffice', personName: '厅里', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  region = new ApiClient(server.address)
  await region.logIn('regionoffice', password)
})

afterAll(async () => {
  await world.close()
  await server.stop()
})

type Field = GraphQLArgument | GraphQLInputField
type Fault = [place: string, variables: Values]

const endless = '长'.repeat(50_001)
const forTexts = [endless, '\u0000', { not: 'a text' }, '\ud800']
const forIds = ['x', "' or 1=1 --", endless, '00000000-0000-0000-0000-000000000000', '../../../etc/passwd', '\u0000']
const forNumbers = ['one', 1.5, 2 ** 40, -1]

/** Values that no field of that type can stand for. */
function wrongFor({ type }: Field): unknown[] {
  const named = getNamedType(type)
  if (isListType(getNullableType(type))) return ['no list', [null], [endless]]
  // With a file the empty list would travel as an input of nothing but that file.
  if (isInputObjectType(named)) return 'file' in named.getFields() ? ['no object'] : ['no object', []]
  if (isEnumType(named)) return ['NO_SUCH_VALUE', 1, '']
  const byName: Record<string, unknown[]> = { ID: forIds, Int: forNumbers, Float: ['one'], Boolean: ['perhaps', 7] }
  if (named.name === 'JSONObject') return ['no object', [1], { unknown: 'field' }, { text: endless }]
  if (named.name === 'LocalDate') return ['2026-02-30', 'tomorrow', 5]
  if (named.name === 'DateTimeISO') return ['2026-02-30', 'tomorrow', {}]
  return named.name === 'Upload' ? [] : (byName[named.name] ?? forTexts)
}

/** The call with one thing wrong at a time, however deep. */
function faultsOf(
  fields: readonly Field[],
  given: Values,
  path: string,
  wrap: (wrong: Values) => Values,
  oneOf = false,
): Fault[] {
  return fields.flatMap((field) => {
    const { name } = field
    const right = oneOf ? {} : given
    const here = wrongFor(field).map((value): Fault => [`${path}${name}`, wrap({ ...right, [name]: value })])
    const named = getNamedType(field.type)
    if (!isInputObjectType(named) || isListType(getNullableType(field.type))) return here
    const inner = (given[name] ?? {}) as Values
    const wrapped = (wrong: Values) => wrap({ ...right, [name]: wrong })
    const below = faultsOf(Object.values(named.getFields()), inner, `${path}${name}.`, wrapped, named.isOneOf)
    return [...here, ...below]
  })
}

/** Whoever comes furthest into the field, so that it is the input that refuses. */
const callerOf = (name: string): ApiClient => {
  if (['publishNotice', 'addNoticeFile', 'removeNoticeFile', 'setFeatureSwitch', 'setPublicityRequired'].includes(name))
    return region
  const own = [
    'startApplication',
    'saveSection',
    'attachEvidence',
    'removeAttachment',
    'submitApplication',
    'withdrawApplication',
  ]
  const receiving = ['approveUnit', 'returnUnit']
  const { driver } = neighbours
  const { Query, Mutation }: Record<string, Record<string, string>> = permissions
  if ([Query?.[name], Mutation?.[name]].includes('committee')) return driver.client('评委会')
  return driver.client(own.includes(name) ? '古丽' : receiving.includes(name) ? '县局' : '校长')
}

const withInput = calls.filter(({ root, args }) => root === 'Mutation' && args.length > 0)

test.each(withInput.map((call) => [call.name, call] as const))(
  '%s answers wrong input by a code and changes nothing',
  async (name, call) => {
    const before = await checksum(world)
    const right = inputOf(call.args, neighbours.theirs)
    const unforeseen: unknown[] = []
    for (const [place, variables] of faultsOf(call.args, right, '', (wrong) => wrong)) {
      const { codes } = await answerOf(callerOf(name), call, variables)
      if (codes.length === 0 || codes.some((code) => ['INTERNAL', 'NONE'].includes(code)))
        unforeseen.push([place, codes, JSON.stringify(variables).slice(0, 200)])
    }
    expect(unforeseen).toEqual([])
    expect(await checksum(world)).toEqual(before)
  },
)

const isList = ({ args }: Call) => args.some(({ name }) => name === 'after')
const lists = calls.filter(isList)

describe.each(lists.map((call) => [call.name, call] as const))('the list %s', (name, call) => {
  const caller = () => (name === 'units' ? neighbours.driver.client('县局') : callerOf(name))
  const codesOf = async (known: Values) =>
    (await answerOf(caller(), call, inputOf(call.args, { ...neighbours.theirs, ...known }))).codes

  test.each([
    ['no cursor', 'x'],
    ['another list’s cursor', Buffer.from(JSON.stringify(['elsewhere', 1])).toString('base64url')],
    ['a cursor of nonsense', Buffer.from('[1,2,3]').toString('base64url')],
    ['an empty one', ''],
    ['SQL', "2026-01-01'; drop table unit; --"],
    ['an endless one', 'x'.repeat(10_000)],
  ])('refuses %s as cursor', async (_title, after) => expect(await codesOf({ after })).toEqual(['BAD_CURSOR']))

  test.each([0, -1, 101, 2 ** 31 - 1])('refuses a page of %s', async (first) => {
    expect(await codesOf({ first })).toEqual(['INVALID_INPUT'])
  })
})

test('a mutation refuses a query it cannot read', async () => {
  for (const body of ['', '{', 'query { }', '{ nothing }', 'mutation { submitUnit { nothing } }']) {
    const { errors } = await region.answer(body)
    expect([body, errors?.[0]?.extensions?.code]).not.toEqual([body, 'INTERNAL'])
    expect(errors?.length).toBeGreaterThan(0)
  }
})
