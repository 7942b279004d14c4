import {
  GraphQLEnumType,
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql'
import { getOperationAST, parse, type ExecutionResult, type GraphQLFieldConfigMap, type GraphQLNullableType } from 'graphql'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { DomainError } from '../../../server/errors.js'
import { executorOf } from '../../../server/graphql/execution.js'
import { toGraphQLError } from '../../../server/graphql/errors.js'

const refused = () => new DomainError('NOT_HOLDER', { cure: 'none', who: 'HOLDER' })
const colour = new GraphQLEnumType({ name: 'Colour', values: { RED: { value: 'red' } } })
const required = <Type extends GraphQLNullableType>(type: Type) => new GraphQLNonNull(type)
const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({
    names: { type: required(new GraphQLList(required(GraphQLString))), defaultValue: ['默认'] },
    among: { type: new GraphQLList(filter) },
  }),
})

const item: GraphQLObjectType = new GraphQLObjectType({
  name: 'Item',
  fields: (): GraphQLFieldConfigMap<unknown, unknown> => ({
    name: { type: required(GraphQLString) },
    at: { type: GraphQLDateTimeISO },
    colour: { type: colour },
    later: { type: GraphQLString, resolve: () => Promise.resolve('later') },
    refused: { type: GraphQLString, resolve: () => Promise.reject(refused()) },
    // As the guards answer: an error is returned, not thrown.
    kept: { type: GraphQLString, resolve: () => toGraphQLError(refused()) },
    broken: { type: required(GraphQLString), resolve: () => Promise.reject(new Error('broken')) },
    missing: { type: required(GraphQLString), resolve: () => null },
    children: { type: required(new GraphQLList(required(item))), resolve: () => [row('一'), row('二')] },
    maybe: { type: item, resolve: () => Promise.resolve(row('三')) },
  }),
})
const content = new GraphQLUnionType({ name: 'Content', types: () => [text, list] })
const text = new GraphQLObjectType({ name: 'Text', fields: { text: { type: GraphQLString } } })
const list = new GraphQLObjectType({ name: 'List', fields: { rows: { type: new GraphQLList(GraphQLString) } } })
const row = (name: string) => ({ name, at: new Date('2026-01-02T03:04:05.678Z'), colour: 'red' })
const query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    item: {
      type: item,
      args: { first: { type: GraphQLInt, defaultValue: 3 } },
      resolve: (_root, { first }) => ({ ...row('元'), first: first as number }),
    },
    echo: {
      type: GraphQLString,
      args: { colour: { type: colour }, filter: { type: filter } },
      resolve: (_root, args) => JSON.stringify(args),
    },
    contents: {
      type: new GraphQLList(required(content)),
      resolve: () => [
        { __typename: 'Text', text: '字' },
        { __typename: 'List', rows: ['一', '二'] },
      ],
    },
    who: { type: GraphQLString, resolve: (_root, _args, { viewer }: { viewer: string }) => viewer },
  },
})

/** Acts one after the other, the failed one not begun again. */
const acts: number[] = []
const mutation = new GraphQLObjectType({
  name: 'Mutation',
  fields: {
    act: {
      type: item,
      args: { n: { type: required(GraphQLInt) } },
      resolve: async (_root, { n }) => {
        acts.push(n as number)
        await Promise.resolve()
        if (n === 0) throw refused()
        return row('行')
      },
    },
  },
})

const questions: [string, string, Record<string, unknown>?][] = [
  ['plain values', '{ item { name at colour later maybe { name } children { name later } } who }'],
  ['variables, enums and defaults', 'query ($c: Colour = RED) { echo(colour: $c) other: echo item(first: 5) { name } }'],
  ['a default where no null may be', 'query ($first: Int! = 4) { item(first: $first) { name } }'],
  ['an input that leaves to its default what may not be null', 'query ($f: Filter!) { echo(filter: $f) }', { f: {} }],
  ['the same deep in it', 'query ($f: Filter!) { echo(filter: $f) }', { f: { names: [], among: [{}] } }],
  ['a variable that does not fit', 'query ($c: Colour) { echo(colour: $c) }', { c: 'BLUE' }],
  ['a variable that is missing', 'query ($n: Int!) { item(first: $n) { name } }'],
  [
    'fragments and directives',
    'query ($x: Boolean!) { item { ...F at @skip(if: $x) } } fragment F on Item { name @include(if: $x) later }',
    { x: true },
  ],
  ['a union, by the type each row names', '{ contents { __typename ... on Text { text } ... on List { rows } } }'],
  ['a refusal', '{ item { name refused kept } who }'],
  ['an unforeseen error that takes its parent away', '{ item { maybe { name broken } children { name } } who }'],
  ['a null where none may be', '{ item { maybe { missing } name } }'],
  ['one act', 'mutation ($n: Int!) { act(n: $n) { name later maybe { name } children { name later } } }', { n: 1 }],
  ['one act that is refused', 'mutation { act(n: 0) { name } }'],
  ['one act whose answer fails later', 'mutation { act(n: 1) { name refused maybe { name broken } } }'],
  ['several acts, one of them refused', 'mutation { act(n: 1) { name } refused: act(n: 0) { name } next: act(n: 2) { later } }'],
]

const shown = ({ data, errors }: ExecutionResult) => JSON.stringify({ data, errors: errors })

test.each(questions)('compiled for its third time, an operation answers as before: %s', async (_name, text, variables = {}) => {
  const executor = executorOf(new GraphQLSchema({ query, mutation }))
  const document = parse(text)
  const answers: string[] = []
  for (let time = 0; time < 5; time += 1) {
    const asked = { document, operation: getOperationAST(document), request: { variables }, context: { viewer: '某人' } }
    const result = (await executor(asked as unknown as Parameters<typeof executor>[0])) as ExecutionResult
    for (const error of result.errors ?? []) expect(error).toBeInstanceOf(GraphQLError)
    answers.push(shown(result) + acts.splice(0).join())
  }
  expect([...new Set(answers)]).toEqual([answers[0]])
})
