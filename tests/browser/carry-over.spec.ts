import { expect, test } from '@playwright/test'
import { ApiDriver } from '../journeys/api-driver.js'
import { fillsIn } from '../journeys/dossier.js'
import { countyBureau, schoolOf, teacher } from '../journeys/places.js'
import { play, prepare } from '../journeys/play.js'
import type { Story } from '../journeys/story.js'
import { World } from '../support/world.js'
import { BrowserDriver } from './browser-driver.js'
import { openOnly } from './campaign-windows.js'
import { startStoryServer } from './story-server.js'

const school = '疏附县第十中学'
const [guli, office] = ['古丽', '阿里木']
const story: Story = {
  title: 'B5 B6 the region office opens a campaign, and a teacher begins it with last year’s application, what is new marked',
  units: [schoolOf(school)],
  people: {
    [guli]: { loginName: 'guli', unit: school },
    [office]: { loginName: 'office', unit: '自治区人力资源和社会保障厅', administers: true },
  },
  steps: [
    ...[guli, office].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: guli, does: 'startApplication', with: teacher },
    ...fillsIn(guli),
  ],
}
const paper = { title: '新论文', authors: '古丽', journal: '新疆教育', issue: '2026(2)' }

test(story.title, async ({ browser }) => {
  test.setTimeout(240_000)
  const server = await startStoryServer()
  const world = World.in(server.databaseUrl)
  const before = new ApiDriver(server.address, story.people, world)
  const driver = new BrowserDriver(browser, server.address, story.people, before)
  try {
    await prepare(story, world)
    await openOnly(world, 2025)
    await play(story.steps, before)
    await openOnly(world, 0)

    const region = await driver.seat(office)
    await region.choose('申报年度管理')
    await region.press(region.button('开设申报批次'))
    const form = region.dialog('开设申报批次')
    await region.write('批次名称', '2026年度第二批', form)
    for (const window of ['个人申报时间', '单位审核上报时间']) {
      await form.getByLabel(`${window} 开始`).fill('2026-01-01T08:00')
      await form.getByLabel(`${window} 截止（含该分钟）`).fill('2026-12-31T23:59')
    }
    await region.write('原因', '按自治区部署', form)
    await region.press(region.button('确定', form))
    await expect(form).toBeHidden()
    await expect(region.page.getByRole('heading', { name: '2026年度第二批' })).toBeVisible()

    const person = await driver.seat(guli)
    await person.choose('我的申请书')
    await expect(person.page.getByText(/^2026年度第二批：.*2026\/12\/31 23:59 截止，还剩/)).toBeVisible()
    await person.press(person.button('新建申请书'))
    await person.select(/^职称系列/, new RegExp(`^\\d+\\. ${teacher.series}$`))
    await person.pick(teacher.level, person.page.getByRole('radiogroup', { name: '级别' }))
    await person.pick(teacher.title, person.page.getByRole('radiogroup', { name: '申报职称' }))
    await person.pick(teacher.way, person.page.getByRole('radiogroup', { name: '取得方式' }))
    await person.pick(/^2025年度/, person.page.getByRole('radiogroup', { name: '从上年申报复制' }))
    await person.press(person.button('建立申请书'))
    await expect(person.page.getByText('本申请书从 2025 年度申报（一级教师）复制。')).toBeVisible()
    await driver.perform({ who: guli, does: 'saveSection', with: { section: 'papers', rows: [paper] } })
    await person.page.getByRole('button', { name: '检查并提交' }).click()
    await expect(person.page.getByText('毕业证书.png')).toBeVisible()
    await expect(person.page.getByText('新增', { exact: true })).toHaveCount(1)
    await expect(person.page.getByRole('button', { name: '上次申报后新成果' }).last()).toBeVisible()
    await expect(person.page.getByRole('heading', { name: '申报条件核对' })).toBeVisible()
    await expect(person.button(new RegExp(`^提交申请书，交${countyBureau}`))).toBeDisabled()
  } finally {
    await driver.close()
    await world.close()
    await server.stop()
  }
})
