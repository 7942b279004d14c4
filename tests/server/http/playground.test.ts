import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { startTinyApp } from '../../support/tiny-app.js'

const packageRoot = process.cwd()

test('B11 every example of the playground fits the schema', async () => {
  const schema = buildSchema(await readFile(path.join(packageRoot, 'schema.graphql'), 'utf8'))
  const text = await readFile(path.join(packageRoot, 'server/http/playground/examples.json'), 'utf8')
  for (const { query } of JSON.parse(text) as { query: string[] }[]) {
    expect(validate(schema, parse(query.join('\n')))).toEqual([])
  }
})

test('B11 the playground and all its parts come from here', async () => {
  const app = await startTinyApp()
  const page = await (await fetch(`${app.address}/playground`)).text()
  const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address as string)
  expect(parts.length).toBeGreaterThan(4)
  for (const part of parts) expect([part, (await fetch(app.address + part)).status]).toEqual([part, 200])
  await app.stop()
})
