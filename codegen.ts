import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed operations and hooks of the client, from the schema the server emits and the .graphql file beside each screen. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'client/**/*.graphql',
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
