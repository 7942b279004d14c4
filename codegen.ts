import { readFileSync } from 'node:fs'
import type { CodegenConfig } from '@graphql-codegen/cli'
import { buildSchema, getNamedType, isObjectType, isUnionType, type GraphQLObjectType } from 'graphql'

/** Every field of every kind of section: the form shows them all, and the server's rules name them, so no hand lists them again. */
function contentFragment(): string {
  const union = buildSchema(readFileSync('schema.graphql', 'utf8')).getType('SectionContent')
  if (!isUnionType(union)) throw new Error('schema.graphql has no union SectionContent')
  const selection = (type: GraphQLObjectType): string =>
    Object.values(type.getFields())
      .map((field) => {
        const named = getNamedType(field.type)
        return isObjectType(named) ? `${field.name} { ${selection(named)} }` : field.name
      })
      .join(' ')
  const parts = union.getTypes().map((type) => `... on ${type.name} { ${selection(type)} }`)
  return `fragment SectionContentParts on SectionContent { __typename ${parts.join(' ')} }`
}

/** Typed operations and hooks of the client, from the schema the server emits and the .graphql file beside each screen. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['client/**/*.graphql', contentFragment()],
  generates: {
    'client/generated/graphql.ts': {
      plugins: ['typescript-operations', 'typescript-vue-urql'],
      config: {
        documentMode: 'documentNode',
        useTypeImports: true,
        scalars: {
          ID: 'string',
          Upload: 'File',
          DateTimeISO: 'string',
          LocalDate: 'string',
          JSON: 'unknown',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
}

export default config
