import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

test('B15 the stories and random lives go on tables divided by year as on undivided ones', async () => {
  const { TEST_POSTGRES_URL: _, ...environment } = process.env
  const jest = ['run', '-s', 'jest', '--', 'tests/model/histories.test.ts', 'tests/journeys']
  const child = spawn('npm', jest, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...environment, DIVIDED: '1', MODEL_HISTORIES: '60' },
  })
  let said = ''
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const [code] = (await once(child, 'close')) as [number]
  expect(code === 0 ? '' : said).toBe('')
}, 300_000)
