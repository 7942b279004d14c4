/**
 * Writes server/data/holidays.json from the chinese-days package: `node scripts/holidays.mjs 2024 2025 2026`.
 * Run by hand when the State Council has announced a year. Years the package lacks are refused, because it would call
 * every one of their weekdays a workday.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const library = path.dirname(createRequire(import.meta.url).resolve('chinese-days/package.json'))
const { version } = JSON.parse(readFileSync(path.join(library, 'package.json'), 'utf8'))

const years = process.argv.slice(2).map((year) => {
  const file = path.join(library, 'dist/years', `${year}.json`)
  if (!existsSync(file)) throw new Error(`chinese-days ${version} does not know ${year}`)
  const { holidays, workdays } = JSON.parse(readFileSync(file, 'utf8'))
  const days = [
    ...Object.entries(holidays).map(([day, text]) => ({ day, isWorkday: false, name: text.split(',')[1] })),
    ...Object.entries(workdays).map(([day, text]) => ({ day, isWorkday: true, name: `${text.split(',')[1]}调休` })),
  ].sort((a, b) => a.day.localeCompare(b.day))
  return { year: Number(year), source: `国务院办公厅关于${year}年部分节假日安排的通知, by npm chinese-days ${version}`, days }
})

const caveat = '自治区法定的肉孜节、古尔邦节假期每年另行公布, not in this table: an administrator adds them when announced.'
writeFileSync(new URL('../server/data/holidays.json', import.meta.url), `${JSON.stringify({ caveat, years }, null, 1)}\n`)
