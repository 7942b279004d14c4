import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const client = join(import.meta.dirname, '../../../client')
const areas = readdirSync(join(client, 'app/words/zh-CN')).map((file) => file.replace('.ts', ''))

type Words = Record<string, unknown>

async function wordsOf(language: string): Promise<Words> {
  const loaded = await Promise.all(
    areas.map(async (area) => [area, (await import(join(client, `app/words/${language}/${area}.ts`))).default]),
  )
  return Object.fromEntries(loaded)
}

const pathsOf = (words: unknown, path = ''): string[] =>
  words && typeof words === 'object'
    ? Object.entries(words).flatMap(([key, value]) => pathsOf(value, path ? `${path}.${key}` : key))
    : [path]

const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file) && !file.startsWith('generated') && !file.includes('words'))
  .map((file) => ({ file, text: readFileSync(join(client, file), 'utf8') }))

test('B13 every word a screen asks for exists', async () => {
  const paths = new Set(pathsOf(await wordsOf('zh-CN')))
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key = '']) => `${key} in ${file}`),
  )
  expect(asked.length).toBeGreaterThan(200)
  expect(asked.filter((one) => !paths.has(one.split(' ')[0] ?? ''))).toEqual([])
})

test('B13 both languages have the same words, with the same blanks to fill', async () => {
  const blanks = (words: Words) =>
    pathsOf(words).map((path) => {
      const text = path.split('.').reduce<unknown>((at, key) => (at as Words)[key], words) as string
      return `${path} ${[...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()}`
    })
  const [chinese, english] = await Promise.all([wordsOf('zh-CN'), wordsOf('en')])
  const other = new Set(blanks(english))
  expect(blanks(chinese).filter((one) => !other.has(one))).toEqual([])
  expect(other.size).toBe(pathsOf(chinese).length)
})

test('B13 every page has a title, in every menu entry a label', async () => {
  const { shell } = (await wordsOf('zh-CN')) as { shell: { page: Words; menu: Words } }
  const routes = readdirSync(join(client, 'app/routes'))
    .map((file) => readFileSync(join(client, 'app/routes', file), 'utf8'))
    .join()
  const names = [...routes.matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name)
  expect(names.filter((name) => !(name in shell.page))).toEqual([])
  const entries = [...readFileSync(join(client, 'app/menu.ts'), 'utf8').matchAll(/route: '(\w+)'/g)].map(([, name = '']) => name)
  expect(entries.filter((name) => !(name in shell.menu) || !names.includes(name))).toEqual([])
})
