import { buildSchema, execute, getOperationAST, parse, type GraphQLResolveInfo } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { askedBeneath, type Asked } from '../../../server/graphql/look-ahead.js'

const schema = buildSchema(`
  type Query { page: Page }
  type Page { total: Int rows: [Row!]! }
  type Row { name: String unit: Unit }
  type Unit { name: String parent: Unit }
`)
const seen: Asked[] = []
schema.getQueryType()!.getFields().page!.resolve = (_root, _args, _context, info: GraphQLResolveInfo) => {
  seen.push(askedBeneath(info))
  return null
}

const asked = (text: string, variables: Record<string, unknown>) => {
  const document = parse(text)
  seen.length = 0
  void execute({ schema, document, variableValues: variables })
  const compiled = compileQuery(schema, document, getOperationAST(document)?.name?.value)
  if (isCompiledQuery(compiled)) void compiled.query(undefined, undefined, variables)
  expect(seen).toHaveLength(2)
  expect(seen[1]).toEqual(seen[0])
  return [...seen[0]!].toSorted()
}

test.each<[string, string, string[], Record<string, unknown>]>([
  ['fields under fields', '{ page { rows { unit { name } } } }', ['rows', 'rows.unit', 'rows.unit.name'], {}],
  ['aliases are not names', '{ here: page { all: rows { called: name } } }', ['rows', 'rows.name'], {}],
  [
    'fragments, named and inline',
    '{ page { ...F ... on Page { total } } } fragment F on Page { rows { ... { name } } }',
    ['rows', 'rows.name', 'total'],
    {},
  ],
  [
    'what a variable decides may be asked',
    'query ($x: Boolean!) { page { total @include(if: $x) rows @skip(if: $x) { name } } }',
    ['rows', 'rows.name', 'total'],
    { x: true },
  ],
  ['one field written twice', '{ page { total } page { rows { name } } }', ['rows', 'rows.name', 'total'], {}],
])('is known before it is read: %s', (_name, text, expected, variables) => {
  expect(asked(text, variables)).toEqual(expected)
})

test('a document is read once', () => {
  const document = parse('{ page { total rows { name } } }')
  seen.length = 0
  void execute({ schema, document })
  void execute({ schema, document })
  expect(seen[1]).toBe(seen[0])
})
