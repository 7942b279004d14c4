import { expect, test } from '@playwright/test'
import { ApiDriver } from '../journeys/api-driver.js'
import { schoolOf, teachersCommittee } from '../journeys/places.js'
import { play, prepare } from '../journeys/play.js'
import type { Story } from '../journeys/story.js'
import { World } from '../support/world.js'
import { acceptedApplications, experts, poolOf } from './accepted-applications.js'
import { BrowserDriver } from './browser-driver.js'
import { startStoryServer } from './story-server.js'

const school = '疏附县第六小学'
const elsewhere = '疏附县第七小学'
const meetingTitle = '2026年度第一次评审会议'

const story: Story = {
  title: 'B2 a committee draws a panel that avoids the applicants’ colleagues, votes in secret and posts who has passed',
  units: [schoolOf(school), schoolOf(elsewhere)],
  people: {
    办公室: { loginName: 'office', unit: teachersCommittee, administers: true },
    阿曼: { loginName: 'aman', unit: school },
    同事: { loginName: 'colleague', unit: school },
    ...Object.fromEntries(experts.map((loginName, index) => [`专家${index + 1}`, { loginName, unit: elsewhere }])),
  },
  before: ['办公室', '阿曼', '同事', ...experts.map((_, index) => `专家${index + 1}`)].map((who) => ({
    who,
    does: 'logIn' as const,
    with: {},
  })),
  steps: [],
}

/** A fortnight has five working days whatever holidays it holds, but for the longest of them. */
const posted = new Date(Date.now() + 18 * 86_400_000).toISOString().slice(0, 10)

test(story.title, async ({ browser }) => {
  test.setTimeout(240_000)
  const server = await startStoryServer()
  const world = World.in(server.databaseUrl)
  const before = new ApiDriver(server.address, story.people, world)
  const driver = new BrowserDriver(browser, server.address, story.people, before)
  try {
    await prepare(story, world)
    await play(story.before ?? [], before)
    await acceptedApplications(world, { school, applicant: 'aman', count: 2 })
    await poolOf(world)

    const office = await driver.seat('办公室')
    const { page } = office
    await office.choose('评审专家库')
    await office.press(office.button('添加专家'))
    const adding = office.dialog('添加专家')
    await office.write('登录名', 'colleague', adding)
    await office.write('专业', '小学语文', adding)
    await office.press(office.button('添加专家', adding))
    await expect(page.getByRole('row').filter({ hasText: 'colleague' })).toBeVisible()

    await office.choose('评审会议')
    await office.press(office.button('新建评审会议'))
    await office.write('会议名称', meetingTitle)
    await expect(office.button('建立会议')).toBeDisabled()
    await office.press(office.button('全部选定'))
    await office.press(office.button('建立会议'))
    await expect(page.getByRole('heading', { level: 1, name: meetingTitle })).toBeVisible()
    await expect(office.button('开始投票')).toBeDisabled()

    const confirm = async (act: string) => {
      await office.press(office.button(act))
      await office.press(office.button(act, office.dialog()))
      await expect(office.dialog()).toBeHidden()
    }
    await confirm('随机抽取评委')
    await expect(page.getByRole('table', { name: '评委名单' }).getByText('未签到')).toHaveCount(experts.length)
    await page.getByText('抽取记录').click()
    await expect(page.getByText('与申请人同一单位')).toBeVisible()

    const meetingId = page.url().split('/').at(-1)!
    const others = experts.slice(1).map((_, index) => before.client(`专家${index + 2}`))
    for (const other of others)
      await other.call('mutation ($input: CheckInInput!) { checkIn(input: $input) { id } }', { input: { meetingId } })
    const expert = await driver.seat('专家1')
    await expert.choose('我的评审会')
    await expert.page.getByRole('link', { name: meetingTitle }).click()
    await expert.press(expert.button('签到'))
    await expect(expert.page.getByText(/^您已于 .* 签到/)).toBeVisible()

    await page.reload()
    await confirm('开始投票')
    const cases = await world.rows<{ id: string }>('select application_id as id from meeting_case order by position')
    const cast = 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { id } }'
    for (const [index, other] of others.entries()) {
      // One case falls: three of five are not two thirds.
      const choice = (place: number) => (place === 1 && index < 2 ? 'AGAINST' : 'FOR')
      const choices = cases.map(({ id }, place) => ({ applicationId: id, choice: choice(place) }))
      await other.call(cast, { input: { meetingId, choices } })
    }
    await expert.page.reload()
    const papers = expert.page.getByRole('radiogroup')
    await expect(papers).toHaveCount(2)
    for (const place of [0, 1]) await expert.pick('同意', papers.nth(place))
    await expert.press(expert.button('投票'))
    await expert.press(expert.button('确认投票'))
    await expect(expert.page.getByText(/^您已于 .* 投票/)).toBeVisible()
    await expect(papers).toHaveCount(0)

    await page.reload()
    await confirm('结束投票并计票')
    const counts = page.getByRole('table', { name: '评审对象和票数' }).getByRole('row')
    await expect(counts.nth(1)).toContainText(/5.*0.*0.*通过/s)
    await expect(counts.nth(2)).toContainText(/3.*2.*0.*未通过/s)
    await expect(office.button('公示评审结果')).toBeDisabled()
    await office.write('会议纪要', '评审会议按程序进行，票数属实。')
    await office.write('签名（主任委员）', '主任委员')
    await office.press(office.button('保存会议纪要'))
    const until = page.getByRole('combobox', { name: '公示截止日期' })
    await until.fill(posted)
    await until.press('Enter')
    await confirm('公示评审结果')
    await expect(office.button('作出决定')).toBeDisabled()

    await page.goto('/results')
    await page.getByRole('link', { name: meetingTitle }).click()
    await expect(page.getByText('评审通过人员（1 人）')).toBeVisible()
  } finally {
    await driver.close()
    await world.close()
    await server.stop()
  }
})
