import { expect } from '@playwright/test'
import type { Outcome, Who } from '../journeys/story.js'
import { openCheck } from './application-acts.js'
import type { PersonAtScreen } from './person-at-screen.js'
import { offeredAs, openHandling, openReview } from './review-acts.js'
import { missingWord, sentenceOf, words } from './words.js'

type Part<Key extends string> = Extract<Outcome, Record<Key, unknown>>
type Looks<O extends Outcome> = (person: PersonAtScreen, outcome: O, who: Who) => Promise<void>

const shownHolder = (holder: string) => (holder === '申请人' ? '申请人本人' : holder)

const closed: Looks<Part<'closed'>> = async ({ page }, { closed: rule }) => {
  if (rule === 'PASSWORD_MUST_CHANGE' || rule === 'HAT_NOT_CHOSEN') {
    // Whatever page is asked for, the one that cures it comes.
    await page.goto('/applications')
    return expect(page.getByRole('heading', { level: 1 })).toHaveText(rule === 'HAT_NOT_CHOSEN' ? '请选择您的身份' : '修改密码')
  }
  await page.goto('/account')
  const menu = page.getByRole('navigation', { name: '功能菜单' })
  await menu.waitFor()
  if (rule === null) return expect(menu.getByText('未开放')).toHaveCount(0)
  await expect(menu).toContainText(sentenceOf(rule))
  await page.goto('/inbox')
  await expect(page.getByRole('alert')).toContainText(sentenceOf(rule))
}

const unit: Looks<Part<'unit'>> = async (person, { unit: status, reason, missing }) => {
  await person.choose('单位信息')
  const { page } = person
  await expect(page.getByText(words.unitStatus[status], { exact: true }).first()).toBeVisible()
  if (reason !== undefined) await expect(page.getByText(reason).first()).toBeVisible()
  const said = page.getByRole('paragraph').filter({ hasText: /^尚缺/ })
  if (missing?.length === 0) return expect(said).toHaveCount(0)
  for (const field of missing ?? []) await expect(said).toContainText(missingWord(field))
  if (missing) expect((await said.textContent())?.split('、')).toHaveLength(missing.length)
}

const candidates: Looks<Part<'candidates'>> = async (person, { candidates: units }) => {
  await person.choose('单位信息')
  await person.press(person.button('添加'))
  const offered = person.dialog('添加材料接收单位（推荐单位）').getByRole('radio')
  await expect(offered).toHaveCount(units.length)
  for (const [index, name] of units.entries()) await expect(offered.nth(index)).toHaveAccessibleName(new RegExp(`^${name}`))
  await person.press(person.button('取消'))
}

const application: Looks<Part<'application'>> = async (person, { application: of, status, holder }, who) => {
  await person.choose(who === of ? '我的申请书' : '流转状态查询')
  const place = who === of ? person.page.getByRole('article') : person.page.getByRole('row').filter({ hasText: of })
  await expect(place).toContainText(words.status[status])
  await expect(place).toContainText(shownHolder(holder))
}

const inbox: Looks<Part<'inbox'>> = async (person, { inbox: applicants }) => {
  await person.choose('申请书审核管理')
  if (applicants.length === 0) return expect(person.page.getByText('没有等待本单位办理的申请书。')).toBeVisible()
  await expect(person.page.getByRole('rowheader')).toHaveCount(applicants.length)
  for (const name of applicants) await expect(person.page.getByRole('rowheader').filter({ hasText: name })).toBeVisible()
}

const trail: Looks<Part<'trail'>> = async (person, { trail: of, hops }) => {
  await person.choose('流转状态查询')
  await person.page.getByRole('row').filter({ hasText: of }).getByRole('link', { name: '流转记录' }).click()
  const shown = person.page.getByRole('main').getByRole('complementary').getByRole('list').first().getByRole('listitem')
  await expect(shown).toHaveCount(hops.length)
  for (const [index, [action, from, to]] of [...hops].reverse().entries()) {
    // What stays where it is names the place once.
    const places = [...new Set([from, to])].flatMap((place) => (place === null ? [] : [shownHolder(place)]))
    const parts = [words.action[action], ...places]
    await expect(shown.nth(index)).toHaveText(new RegExp(parts.join('[\\s\\S]*')))
  }
}

const destinations: Looks<Part<'destinations'>> = async (person, { destinations: of, to }) => {
  await openHandling(person, of)
  const offered = person.page.getByRole('radio', { name: /^上报：/ })
  await expect(offered).toHaveCount(to.length)
  for (const [index, name] of to.entries())
    await expect(offered.nth(index)).toHaveAccessibleName(
      index === 0 ? `上报：${offeredAs(name)} 默认` : `上报：${offeredAs(name)}`,
    )
  await expect(offered.first()).toBeChecked()
  await person.press(person.button('取消'))
}

const explained: Looks<Part<'explained'>> = async (person, { explained: of, action, rule }) => {
  if (action === 'submitApplication') await openCheck(person)
  else await openHandling(person, of)
  await expect(person.page.getByText(sentenceOf(rule)).first()).toBeVisible()
  if (action !== 'submitApplication') await person.press(person.button('取消'))
}

const readOnly: Looks<Part<'readOnly'>> = async (person, { readOnly: of, attachment }) => {
  await openReview(person, of)
  const { page } = person
  // The only things to write into are the unit's own sheet.
  for (const section of await page.getByRole('article').all()) await expect(section.getByRole('textbox')).toHaveCount(0)
  await person.press(person.button(`查看 ${attachment}`))
  const picture = page.getByRole('dialog').getByRole('img', { name: attachment })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
}

const forms: Looks<Part<'forms'>> = async (person, { forms: of, judged }) => {
  await openReview(person, of)
  for (const [unitName, version, no] of judged) {
    const form = person.page.getByText(new RegExp(`^[\\s\\S]*${unitName}[\\s\\S]*第 ${version} 版[\\s\\S]*否 ${no} `))
    await expect(form.last()).toBeVisible()
  }
}

const selfAdministered: Looks<Part<'selfAdministered'>> = async (person, { selfAdministered: of }) => {
  await openReview(person, of)
  await expect(person.page.getByText('本人为单位管理员')).toBeVisible()
}

const passed: Looks<Part<'passed'>> = async ({ page }, { sections }) => {
  const tasks = page.getByRole('navigation', { name: '申请书栏目' }).getByRole('button')
  await expect(tasks.filter({ hasText: '已通过，已锁定' })).toHaveCount(sections.length)
  await tasks.filter({ hasText: '已通过，已锁定' }).first().click()
  await expect(page.getByText(/审核第 1 版时已将本栏目判为“是”，内容和附件都已锁定/)).toBeVisible()
}

const asked: Looks<Part<'asked'>> = async (person, { asked: of, sections }) => {
  await openReview(person, of)
  const cards = person.page.getByRole('radiogroup', { name: /：是否通过$/ })
  await expect(cards.filter({ hasNot: person.page.getByRole('radio', { checked: true }) })).toHaveCount(sections.length)
}

const machineChecked: Looks<Part<'machineChecked'>> = async (person, { machineChecked: of }) => {
  await openReview(person, of)
  const ticks = (criterion: string) => person.page.getByRole('checkbox', { name: criterion })
  for (const [criterion, ticked] of [
    ['完整性', true],
    ['真实性', false],
    ['有效性', false],
  ] as const) {
    expect(await ticks(criterion).count()).toBeGreaterThan(0)
    for (const tick of await ticks(criterion).all()) await expect(tick).toBeChecked({ checked: ticked })
  }
}

/** Looks, as whoever acted, whether an outcome is on the screen. */
export async function checkOnScreen(person: PersonAtScreen, who: Who, outcome: Outcome): Promise<void> {
  if ('closed' in outcome) return closed(person, outcome, who)
  if ('unit' in outcome) return unit(person, outcome, who)
  if ('candidates' in outcome) return candidates(person, outcome, who)
  if ('application' in outcome) return application(person, outcome, who)
  if ('inbox' in outcome) return inbox(person, outcome, who)
  if ('trail' in outcome) return trail(person, outcome, who)
  if ('destinations' in outcome) return destinations(person, outcome, who)
  if ('explained' in outcome) return explained(person, outcome, who)
  if ('readOnly' in outcome) return readOnly(person, outcome, who)
  if ('forms' in outcome) return forms(person, outcome, who)
  if ('passed' in outcome) return passed(person, outcome, who)
  if ('asked' in outcome) return asked(person, outcome, who)
  if ('machineChecked' in outcome) return machineChecked(person, outcome, who)
  return selfAdministered(person, outcome, who)
}
