import { expect, type Locator } from '@playwright/test'
import { scan } from '../support/sample-files.js'
import type { Values } from '../journeys/story.js'
import type { PersonAtScreen } from './person-at-screen.js'
import type { Clicks, FieldWords, Stage } from './stage.js'

type ApplicationVerb = 'startApplication' | 'saveSection' | 'attachEvidence' | 'submitApplication' | 'withdrawApplication'

async function openDraft(person: PersonAtScreen): Promise<void> {
  if (/\/applications\/[^/]+\/edit/.test(person.page.url())) return
  await person.choose('我的申请书')
  await person.page.getByRole('link', { name: '继续填写' }).click()
}

async function openSection(person: PersonAtScreen, label: string): Promise<void> {
  await openDraft(person)
  await person.page.getByRole('navigation', { name: '申请书栏目' }).getByRole('button', { name: label }).click()
  await expect(person.page.getByRole('heading', { level: 2, name: label })).toBeVisible()
}

/** The end of the form, where the application is checked and submitted. */
export async function openCheck(person: PersonAtScreen): Promise<void> {
  await openDraft(person)
  await person.page.getByRole('navigation', { name: '申请书栏目' }).getByRole('button', { name: '检查并提交' }).click()
  await expect(person.page.getByRole('heading', { name: '检查申请书' })).toBeVisible()
}

/** Writes one field as its kind asks for it. */
export async function fill(person: PersonAtScreen, field: FieldWords, value: Values[string], within: Locator): Promise<void> {
  const { label, kind, choices } = field
  if (kind === 'FLAG') return void (await within.locator('label').filter({ hasText: label }).click())
  if (kind === 'CHOICE' && (choices?.length ?? 0) > 4) return person.select(label, String(value), within)
  if (kind === 'CHOICE') return person.pick(String(value), within.getByRole('radiogroup', { name: label, exact: true }))
  if (kind === 'NUMBER') return within.getByRole('spinbutton', { name: label, exact: true }).fill(String(value))
  if (kind !== 'DATE' && kind !== 'MONTH') return person.write(label, String(value), within)
  const date = within.getByRole('combobox', { name: label, exact: true })
  await date.fill(String(value))
  await date.press('Enter')
}

/** 我的申请书: begin, write, submit. */
export const applicationActs = (stage: Stage): Clicks<ApplicationVerb> => ({
  async startApplication(person, { series, group, level, title, way }) {
    await person.choose('我的申请书')
    await person.press(person.button('新建申请书'))
    await person.select(/^职称系列/, new RegExp(`^\\d+\\. ${series}$`))
    if (group !== undefined) await person.select(/^专业类别/, group)
    await person.pick(level, person.page.getByRole('radiogroup', { name: '级别' }))
    await person.pick(title, person.page.getByRole('radiogroup', { name: '申报职称' }))
    await person.pick(way, person.page.getByRole('radiogroup', { name: '取得方式' }))
    await person.press(person.button('建立申请书'))
    await expect(person.page.getByRole('navigation', { name: '申请书栏目' })).toBeVisible()
  },

  async saveSection(person, { section, values, rows = [] }) {
    const { label, fields } = await stage.sectionWords(section)
    await openSection(person, label)
    const write = async (content: Values, within: Locator) => {
      for (const [key, value] of Object.entries(content)) await fill(person, fields.get(key)!, value, within)
    }
    const main = person.page.getByRole('main')
    if (values) await write(values, main)
    for (const [index, row] of rows.entries()) {
      await person.press(person.button('添加一条'))
      await write(row, main.getByRole('group', { name: `第 ${index + 1} 条` }))
    }
    await expect(person.page.getByRole('status').filter({ hasText: /^已保存/ })).toBeVisible()
  },

  async attachEvidence(person, { section, label, file }) {
    await openSection(person, (await stage.sectionWords(section)).label)
    await person.attach(person.page.getByLabel(new RegExp(`^选择文件\\s*${label}$`)), await scan(file))
    await expect(person.button(`查看 ${file}`)).toBeVisible()
  },

  async submitApplication(person) {
    await openCheck(person)
    await person.press(person.button(/^提交申请书，交/))
    await person.confirmTransfer()
  },

  async withdrawApplication(person) {
    await person.choose('我的申请书')
    await person.press(person.button('撤回'))
    await person.confirmTransfer()
  },
})
