import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const client = path.resolve(import.meta.dirname, '../../client')
/** What browsers withhold where the page did not come over https, as on an office's intranet. */
const withheld =
  /crypto\.subtle|crypto\.randomUUID|navigator\.(clipboard|serviceWorker|geolocation|mediaDevices|credentials)|showOpenFilePicker/
const comment = /\/\/.*|\/\*[\s\S]*?\*\//g

test('S11 the captcha, logging in and everything else work on plain http: no screen asks for what only https has', () => {
  const sources = globSync('**/*.{ts,vue}', { cwd: client, exclude: ['generated/**'] })
  expect(sources.length).toBeGreaterThan(100)
  const asking = sources.filter((file) => withheld.test(readFileSync(path.join(client, file), 'utf8').replace(comment, '')))
  expect(asking).toEqual([])
})
