import { expect, test } from '@playwright/test'
import type { FieldKind } from '../../server/workflow/section-rule.js'
import { ApiClient } from '../support/api.js'
import { password } from '../support/person.js'
import { scan } from '../support/sample-files.js'
import { World } from '../support/world.js'
import { schoolOf, teacher } from '../journeys/places.js'
import { fill } from './application-acts.js'
import { openOnly } from './campaign-windows.js'
import { PersonAtScreen } from './person-at-screen.js'
import { startStoryServer } from './story-server.js'

interface Field {
  key: string
  label: string
  kind: FieldKind
  derived: boolean
  choices: string[] | null
  min: number | null
  max: number | null
}

interface Rule {
  key: string
  label: string
  repeating: boolean
  evidence: string[]
  fields: Field[]
}

const school = '疏附县第九中学'
const summary = '自参加工作以来，一直承担教学和教研工作，所教班级成绩居全县前列。'

/** Something that fits, whatever the form asks for. */
function fitting({ key, kind, choices, min, max }: Field): string | number | boolean {
  if (kind === 'NUMBER') return Math.min(Math.max(2020, min ?? 0), max ?? 2020)
  if (kind === 'DATE') return '2020-05-08'
  if (kind === 'MONTH') return key === 'to' ? '2014-07' : '2010-09'
  if (kind === 'CHOICE') return choices?.[0] ?? ''
  return kind === 'FLAG' ? true : kind === 'LONG_TEXT' ? summary : '疏附县'
}

/** An application by exception, so that every section is asked for. */
async function begin(client: ApiClient): Promise<{ id: string; rules: Rule[] }> {
  const { campaigns, titleSeries, sectionRules } = await client.call<{
    campaigns: { id: string; filingOpen: boolean }[]
    titleSeries: { code: string; titles: { id: string; level: { code: string } }[] }[]
    sectionRules: Rule[]
  }>(`{ campaigns { id filingOpen } titleSeries { code titles { id level { code } } }
    sectionRules { key label repeating evidence fields { key label kind derived choices min max } } }`)
  const title = titleSeries.find(({ code }) => code === '22')?.titles.find(({ level }) => level.code === 'ZJ')
  const input = { campaignId: campaigns.find(({ filingOpen }) => filingOpen)?.id, titleId: title?.id, wayCode: 'EXCEPTIONAL' }
  const { startApplication } = await client.call<{ startApplication: { id: string } }>(
    'mutation ($input: StartApplicationInput!) { startApplication(input: $input) { id } }',
    { input },
  )
  return { id: startApplication.id, rules: sectionRules }
}

async function open({ page }: PersonAtScreen, label: string): Promise<void> {
  const back = page.getByRole('button', { name: '返回栏目列表' })
  if (await back.isVisible()) await back.click()
  await page.getByRole('navigation', { name: '申请书栏目' }).getByRole('button', { name: label }).click()
  await expect(page.getByRole('heading', { level: 2, name: label })).toBeVisible()
}

async function write(person: PersonAtScreen, { label, repeating, evidence, fields }: Rule): Promise<void> {
  await open(person, label)
  const main = person.page.getByRole('main')
  if (repeating) await person.press(person.button('添加一条'))
  const within = repeating ? main.getByRole('group', { name: '第 1 条' }) : main
  for (const field of fields.filter(({ derived }) => !derived)) await fill(person, field, fitting(field), within)
  if (evidence.length === 0) return
  const name = `${label.slice(0, 4)}.png`
  await person.attach(within.locator('input[type=file]').first(), await scan(name))
  await expect(person.button(`查看 ${name}`, within)).toBeVisible()
}

/** The year after: the form is there again, and asks for what is new. Source: B6. */
async function carryOver(person: PersonAtScreen, rule: Rule): Promise<void> {
  const { page } = person
  await page.goto('/applications/new')
  await person.select(/^职称系列/, new RegExp(`^\\d+\\. ${teacher.series}$`))
  await person.pick(teacher.level, page.getByRole('radiogroup', { name: '级别' }))
  await person.pick(teacher.title, page.getByRole('radiogroup', { name: '申报职称' }))
  await person.pick(teacher.way, page.getByRole('radiogroup', { name: '取得方式' }))
  await person.pick(/^2025年度/, page.getByRole('radiogroup', { name: '从上年申报复制' }))
  await person.press(person.button('建立申请书'))
  await expect(page.getByText('本申请书从 2025 年度申报（一级教师）复制。')).toBeVisible()
  const list = page.getByRole('navigation', { name: '申请书栏目' })
  await expect(list.getByRole('button', { name: /学历学位.*已完成/ })).toBeVisible()
  await expect(list.getByRole('button', { name: /上次申报后新成果.*未开始/ })).toBeVisible()
  await open(person, rule.label)
  await expect(page.getByRole('textbox', { name: rule.fields[0]!.label })).toHaveValue(`${summary}关掉之前的最后一句。`)
}

// Each width has a worker and a server of its own: this is the longest story.
test.describe.configure({ mode: 'parallel' })

let server: Awaited<ReturnType<typeof startStoryServer>>
let world: World
test.beforeAll(async () => {
  test.setTimeout(240_000)
  server = await startStoryServer()
  world = World.in(server.databaseUrl)
  await world.unit(schoolOf(school))
})
test.afterAll(async () => {
  await world.close()
  await server.stop()
})

for (const [loginName, width] of [
  ['phone', 375],
  ['desk', 1280],
] as const)
  test(`S14 S43 B4 B6 a whole form with its evidence at ${width} px, through a killed tab, to submission, print and next year`, async ({
    browser,
  }) => {
    // About twenty seconds on two free cores; a busy machine gets its time.
    test.setTimeout(480_000)
    await openOnly(world, 2025)
    await world.login({ loginName, personName: '古丽', unit: school, mayAdminister: false, hat: 'APPLICANT' })
    const client = new ApiClient(server.address)
    await client.logIn(loginName, password)
    const { id, rules } = await begin(client)
    let person = await PersonAtScreen.sitsDown(browser, server.address, client.jar())
    await person.page.setViewportSize({ width, height: 800 })
    await person.page.goto(`/applications/${id}/edit`)
    for (const rule of rules) {
      await write(person, rule)
      if (rule.key !== 'summary') continue
      const address = person.page.url()
      await person.write(rule.fields[0]!.label, `${summary}关掉之前的最后一句。`)
      person = await person.loseTab()
      await person.page.goto(address)
      await expect(person.page.getByRole('textbox', { name: rule.fields[0]!.label })).toHaveValue(
        `${summary}关掉之前的最后一句。`,
      )
      await expect(person.page.getByRole('status').filter({ hasText: /^已保存/ })).toBeVisible()
    }
    const { page } = person
    await open(person, '检查并提交').catch(() => {})
    await expect(page.getByRole('heading', { name: '检查申请书' })).toBeVisible()
    await expect(page.getByText('关掉之前的最后一句').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await person.press(person.button(/^提交申请书，交/))
    await person.confirmTransfer()
    await expect(page.getByRole('heading', { name: '申请书内容' })).toBeVisible()
    const print = page.locator(`a[href="/print/applications/${id}.pdf"]`)
    await expect(print).toBeVisible()
    const printed = await page.request.get(`/print/applications/${id}.pdf`)
    expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect((await printed.body()).length).toBeGreaterThan(20_000)
    await openOnly(world, 2026)
    await carryOver(
      person,
      rules.find(({ key }) => key === 'summary')!,
    )
    await person.leave()
  })
