import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema } from 'graphql'
import { fail, pinnedNode, Refusal, root, run } from './lib.mjs'

/** Prints the schema of the built server into schema.graphql, and its error codes into docs/errors.md; with --check it only compares. */
const program = `
  const { printedSchema } = await import('./dist/server/graphql/printed-schema.js')
  // Leaving at once would cut off what the pipe has not taken yet.
  process.stdout.write(printedSchema(), () => process.exit(0))
`

const errorsOf = (schema) => `# Error codes

\`errors[0].extensions.code\`, written by \`npm run schema\`. Requests that GraphQL itself cannot read have \`GRAPHQL_PARSE_FAILED\`,
\`GRAPHQL_VALIDATION_FAILED\`, \`OPERATION_RESOLUTION_FAILURE\` or \`BAD_REQUEST\`.

${buildSchema(schema)
  .getType('ErrorCode')
  .getValues()
  .map(({ name, description }) => `- \`${name}\` ${description}`)
  .join('\n')}
`

function keep(name, text) {
  const file = path.join(root, name)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text)
    throw new Refusal(`${name} is not what the server serves: run npm run schema and commit it.`)
}

async function emit() {
  const { code, output } = await run(pinnedNode(), ['--input-type=module', '--eval', program])
  if (code !== 0)
    throw new Refusal(
      `${output}\nThe schema could not be built: build the server first (npm run build) or mend what is named above.`,
    )
  const schema = `${output.trimEnd()}\n`
  keep('schema.graphql', schema)
  keep('docs/errors.md', errorsOf(schema))
}

await emit().catch(fail)
