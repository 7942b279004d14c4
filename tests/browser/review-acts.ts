import { expect } from '@playwright/test'
import type { Who } from '../journeys/story.js'
import type { PersonAtScreen } from './person-at-screen.js'
import type { Clicks, Stage } from './stage.js'

type ReviewVerb =
  'startHandling' | 'saveApprovalForm' | 'reportUp' | 'returnToApplicant' | 'sendBack' | 'recall' | 'requestSendBack' | 'accept'

const rowOf = (person: PersonAtScreen, of: Who) => person.page.getByRole('row').filter({ hasText: of })

/** 【申请书审核页面】 of an application that is on the desk already. */
export async function openReview(person: PersonAtScreen, of: Who): Promise<void> {
  await person.choose('申请书审核管理')
  await person.press(person.button('继续办理', rowOf(person, of)))
  await expect(person.button(/办理（上报，退回）$/)).toBeVisible()
}

/** 【办理（上报，退回）】 */
export async function openHandling(person: PersonAtScreen, of: Who): Promise<void> {
  await openReview(person, of)
  await person.press(person.button(/办理（上报，退回）$/))
  await expect(person.dialog('办理（上报，退回）')).toBeVisible()
}

/** Committees are offered by their own name, not by that of their office. */
export const offeredAs = (unit: string): string => unit.replace(/评审委员会办公室$/, '评审委员会')

async function dispatch(person: PersonAtScreen, way: RegExp | undefined, opinion: string | undefined, clicks: 1 | 2 = 1) {
  const dialog = person.dialog('办理（上报，退回）')
  if (way) await person.pick(way, dialog)
  if (opinion !== undefined) await dialog.getByRole('textbox', { name: /^意见/ }).fill(opinion)
  const confirm = person.button('确认转交', dialog)
  if (clicks === 1) await person.press(confirm)
  else await confirm.dblclick()
  await expect(person.page.getByText(/^已转交，/)).toBeVisible()
}

/** What a unit does with an application that lies on its desk, or has left it. */
export const reviewActs = (stage: Stage): Clicks<ReviewVerb> => ({
  async startHandling(person, { of }, who) {
    const atCommittee = stage.personOf(who).unit?.endsWith('评审委员会办公室')
    // A committee's desk has a page of its own.
    await person.choose(atCommittee ? '评委会受理' : '申请书审核管理')
    await person.press(person.button('办理', rowOf(person, of)))
    if (!atCommittee) await expect(person.page.getByRole('heading', { name: '审批单', exact: true })).toBeVisible()
    else await expect(person.button('受理', rowOf(person, of))).toBeVisible()
  },

  async saveApprovalForm(person, { of, no = {}, recommendation }) {
    await openReview(person, of)
    for (const [key, comment] of Object.entries(no)) {
      const { label } = await stage.sectionWords(key)
      await person.pick('否', person.page.getByRole('radiogroup', { name: `${label}：是否通过` }))
      await person.write(`${label}：修改意见`, comment)
    }
    for (const card of await person.page.getByRole('radiogroup', { name: /：是否通过$/ }).all())
      if (Object.keys(no).length === 0 && !(await card.getByRole('radio', { name: '是' }).isChecked()))
        await person.pick('是', card)
    const rest = person.button(/^未审核的 \d+ 项全部判为/)
    if (await rest.isVisible()) await person.press(rest)
    if (recommendation !== undefined) await person.write('基层单位推荐意见', recommendation)
    await person.press(person.button(/保存$/))
    await expect(person.page.getByText('审批单已保存，可以办理。')).toBeVisible()
  },

  async reportUp(person, { of, to, twice, opinion }) {
    await openHandling(person, of)
    const way = to === undefined ? /^上报：/ : new RegExp(`^上报：${offeredAs(to)}( 默认)?$`)
    await dispatch(person, to === undefined && (await isSeveral(person)) ? undefined : way, opinion, twice ? 2 : 1)
  },

  async returnToApplicant(person, { of, opinion }) {
    await openHandling(person, of)
    await dispatch(person, /^退回申请人/, opinion)
  },

  async sendBack(person, { of, opinion }) {
    await openHandling(person, of)
    await dispatch(person, /^回退到送出单位/, opinion)
  },

  async recall(person, { of }) {
    await person.choose('已转交申请书')
    await person.press(person.button('收回', rowOf(person, of)))
    await person.confirmTransfer()
  },

  async requestSendBack(person, { of }) {
    await person.choose('已转交申请书')
    await person.press(person.button('请求回退', rowOf(person, of)))
    await expect(person.page.getByText('已请求接收单位回退。')).toBeVisible()
  },

  async accept(person, { of }) {
    await person.choose('评委会受理')
    await person.press(person.button('受理', rowOf(person, of)))
    await person.confirmTransfer()
  },
})

/** With several ways up the default is chosen beforehand. Source: S44. */
async function isSeveral(person: PersonAtScreen): Promise<boolean> {
  return (await person.page.getByRole('radio', { name: /^上报：/ }).count()) > 1
}
