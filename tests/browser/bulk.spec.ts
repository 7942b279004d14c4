import { expect, test } from '@playwright/test'
import { ApiDriver } from '../journeys/api-driver.js'
import { fillsIn } from '../journeys/dossier.js'
import { countyBureau, schoolOf, teacher } from '../journeys/places.js'
import { play, prepare } from '../journeys/play.js'
import type { Story } from '../journeys/story.js'
import { World } from '../support/world.js'
import { BrowserDriver } from './browser-driver.js'
import { copyOnDesk } from './desk-copies.js'
import { startStoryServer } from './story-server.js'

const school = '疏附县第六小学'
/** More than a page of the inbox holds. */
const copies = 21

const story: Story = {
  title: 'S37 B7 B9 somebody named for an absent administrator reports up a desk of two pages, and the trail says for whom',
  units: [schoolOf(school)],
  people: {
    帕提古丽: { loginName: 'patiguli', unit: school },
    校长: { loginName: 'xiaozhang', unit: school, administers: true },
    阿曼: { loginName: 'aman', unit: school },
  },
  before: [
    ...['帕提古丽', '校长', '阿曼'].map((who) => ({ who, does: 'logIn' as const, with: {} })),
    { who: '帕提古丽', does: 'startApplication', with: teacher },
    ...fillsIn('帕提古丽'),
    { who: '帕提古丽', does: 'submitApplication', with: {} },
    { who: '校长', does: 'startHandling', with: { of: '帕提古丽' } },
    { who: '校长', does: 'saveApprovalForm', with: { of: '帕提古丽', recommendation: '同意推荐。' } },
  ],
  steps: [],
}

test(story.title, async ({ browser }) => {
  test.setTimeout(480_000)
  const server = await startStoryServer()
  const world = World.in(server.databaseUrl)
  const before = new ApiDriver(server.address, story.people, world)
  const driver = new BrowserDriver(browser, server.address, story.people, before)
  try {
    await prepare(story, world)
    await play(story.before ?? [], before)
    await copyOnDesk(world, copies)

    const principal = await driver.seat('校长')
    await principal.choose('委托办理')
    await principal.press(principal.button('新建委托'))
    const naming = principal.dialog('新建委托')
    await principal.select('受托人', /^阿曼/, naming)
    await naming.locator('#delegation-until').fill('2031-01-01')
    await naming.locator('#delegation-until').press('Enter')
    await principal.press(principal.button('确认委托', naming))
    await expect(naming).toContainText('超出允许的范围')
    await naming.locator('#delegation-until').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))
    await naming.locator('#delegation-until').press('Enter')
    await principal.press(principal.button('确认委托', naming))
    await expect(principal.page.getByRole('row').filter({ hasText: '阿曼' })).toContainText('代办中')

    const delegate = await driver.seat('阿曼')
    await delegate.choose('申请书审核管理')
    const { page } = delegate
    await expect(page.getByText(/^您正在代校长审核申请书/)).toBeVisible()
    await delegate.press(delegate.button('勾选本页'))
    await delegate.press(delegate.button('下一页'))
    await expect(page.getByText(`第 2 页，共 ${copies + 1} 条`)).toBeVisible()
    await delegate.press(delegate.button('勾选本页'))
    await delegate.press(delegate.button('批量上报'))
    const bulk = delegate.dialog('批量上报')
    await expect(bulk).toContainText(`其中 ${copies} 份可以办理，1 份不能办理`)
    await expect(bulk).toContainText('审批单中还有未通过的项')
    await delegate.press(delegate.button('确认转交', bulk))
    await expect(bulk).toContainText(`办理完毕：已转交 ${copies} 份`, { timeout: 60_000 })
    await delegate.press(delegate.button('关闭', bulk).last())
    await expect(page.getByRole('rowheader')).toHaveCount(1)

    await delegate.choose('已转交申请书')
    await page.getByRole('rowheader').first().getByRole('link').click()
    await expect(page.getByText('阿曼 代 校长').first()).toBeVisible()
    const arrived = await world.rows<{ count: number }>(
      `select count(*)::int as count from application where holder_unit_id = (select id from unit where name = $1)`,
      [countyBureau],
    )
    expect(arrived).toEqual([{ count: copies }])
  } finally {
    await driver.close()
    await world.close()
    await server.stop()
  }
})
