import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, pinnedNode, Refusal, root, run } from './lib.mjs'

/** Prints the schema of the built server into schema.graphql; with --check it only compares. */
const program = `
  await import('reflect-metadata')
  const { buildSchema } = await import('./dist/server/graphql/schema.js')
  const { lexicographicSortSchema, printSchema } = await import('graphql')
  // Leaving at once would cut off what the pipe has not taken yet.
  process.stdout.write(printSchema(lexicographicSortSchema(buildSchema())), () => process.exit(0))
`

async function emit() {
  const file = path.join(root, 'schema.graphql')
  const { code, output } = await run(pinnedNode(), ['--input-type=module', '--eval', program])
  if (code !== 0)
    throw new Refusal(
      `${output}\nThe schema could not be built: build the server first (npm run build) or mend what is named above.`,
    )
  const schema = `${output.trimEnd()}\n`
  if (!process.argv.includes('--check')) writeFileSync(file, schema)
  else if (readFileSync(file, 'utf8') !== schema)
    throw new Refusal('schema.graphql is not what the server serves: run npm run schema and commit it.')
}

await emit().catch(fail)
