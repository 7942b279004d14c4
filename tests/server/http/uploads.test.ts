import { maxFileSize } from '../../../server/http/uploads.js'
import { startTinyApp, type TinyApp } from '../../support/tiny-app.js'

let app: TinyApp
beforeAll(async () => void (app = await startTinyApp()))
afterAll(() => app.stop())

const preflight = { 'apollo-require-preflight': 'true' }

async function post(form: FormData, headers: Record<string, string> = preflight) {
  const answer = await fetch(`${app.address}/graphql`, { method: 'POST', headers, body: form, signal: AbortSignal.timeout(5000) })
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
  return { status: answer.status, data, code: errors?.[0]?.extensions.code }
}

function upload(mutation: 'read' | 'refuse', bytes: number, files = 1): FormData {
  const form = new FormData()
  form.set(
    'operations',
    JSON.stringify({ query: `mutation ($file: Upload!) { ${mutation}(file: $file) }`, variables: { file: null } }),
  )
  form.set('map', JSON.stringify(Object.fromEntries(Array.from({ length: files }, (_, index) => [index, ['variables.file']]))))
  for (let index = 0; index < files; index += 1) form.set(String(index), new Blob([new Uint8Array(bytes)]), 'scan.png')
  return form
}

test('a file arrives whole', async () => {
  expect(await post(upload('read', 100_000))).toEqual({ status: 200, data: { read: 100_000 }, code: undefined })
})

test('without the header that makes browsers ask first nothing is parsed', async () => {
  expect(await post(upload('read', 10), {})).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
})

test('a refused mutation answers at once though nobody reads its file', async () => {
  expect(await post(upload('refuse', 5_000_000))).toMatchObject({ code: 'FORBIDDEN' })
})

test('the reader of a file over the limit can tell that it was cut', async () => {
  expect(await post(upload('read', maxFileSize + 1))).toMatchObject({ code: 'FILE_TOO_LARGE' })
})

test('too many files are refused', async () => {
  expect(await post(upload('read', 10, 9))).toMatchObject({ status: 413, code: 'TOO_MANY_FILES' })
})

test('an empty or crooked multipart is the sender’s mistake', async () => {
  const crooked = new FormData()
  crooked.set('map', '{}')
  expect(await post(new FormData())).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
  expect(await post(crooked)).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
})
