import { expect, type Locator } from '@playwright/test'
import { idNumberOf, password } from '../support/person.js'
import type { Acts } from '../journeys/story.js'
import { NotOffered, type PersonAtScreen } from './person-at-screen.js'
import type { Clicks, Stage } from './stage.js'

const levels = { REGION: '区级', PREFECTURE: '地（州、市）级', COUNTY: '县（市、区）级' }
const hats = { UNIT_ADMIN: '我是单位管理员', APPLICANT: '我是申报人' }

async function writePassword(person: PersonAtScreen, label: string): Promise<void> {
  await person.write(label, password)
  await person.write('再输入一次密码', password)
}

async function writePerson(person: PersonAtScreen, name: string, number: number, within?: Locator): Promise<void> {
  await person.write('姓名', name, within)
  await person.write('身份证号', idNumberOf(number), within)
  await person.write('联系电话', '0998-5550121', within)
}

async function describeUnit(person: PersonAtScreen, act: Extract<Acts['register'], { unit: string }>): Promise<void> {
  const [prefecture = '', county = ''] = act.division
  await person.write('单位名称', act.unit)
  await person.pick(levels[act.level])
  if (prefecture) await person.select('选择地（州、市）', prefecture)
  if (county) await person.select('选择县（市、区）', county)
  if (act.superior !== undefined) await person.select('垂直管理的上级单位（如有）', act.superior)
}

/** 单位注册, 登录, 选择身份 and the logins a unit issues. */
export const accountActs = (
  stage: Stage,
): Clicks<'register' | 'logIn' | 'logOut' | 'changePassword' | 'chooseRole' | 'issueLogin'> => ({
  async register(person, act, who) {
    await person.page.goto('/')
    await person.page.getByRole('banner').getByRole('link', { name: '单位注册', exact: true }).click()
    if ('unit' in act) await describeUnit(person, act)
    await writePerson(person, who, stage.numberOf(who))
    await person.write('登录名', stage.personOf(who).loginName)
    await writePassword(person, '密码')
    await person.answerCaptcha()
    await person.press(person.button('注册'))
    await expect(person.page.getByRole('heading', { name: '请选择您的身份' })).toBeVisible()
  },

  async logIn(person, { secret }, who) {
    await person.page.goto('/')
    await person.page.getByRole('banner').getByRole('link', { name: '登录', exact: true }).click()
    await person.write('登录名', stage.personOf(who).loginName)
    await person.write('密码', secret ? (stage.secrets.get(who) ?? '') : password)
    await person.answerCaptcha()
    await person.press(person.button('登录'))
    await expect(person.page.getByRole('button', { name: `账号菜单：${who}` })).toBeVisible()
  },

  async logOut(person, _act, who) {
    await person.button(`账号菜单：${who}`).click()
    await person.page.getByRole('menuitem', { name: '退出登录' }).click()
    await expect(person.page.getByRole('banner').getByRole('link', { name: '登录', exact: true })).toBeVisible()
  },

  async changePassword(person, _act, who) {
    await expect(person.page.getByRole('heading', { name: '修改密码' })).toBeVisible()
    await person.write('当前密码', stage.secrets.get(who) ?? '')
    await writePassword(person, '新密码')
    await person.press(person.button('修改密码'))
    await expect(person.page.getByRole('heading', { name: '请选择您的身份' })).toBeVisible()
  },

  async chooseRole(person, { hat }) {
    await person.page.goto('/account/role')
    await person.press(person.page.getByRole('button', { name: hats[hat] }))
    await expect(person.page.getByRole('heading', { name: '请选择您的身份' })).toBeHidden()
  },

  async issueLogin(person, { to, mayAdminister }) {
    await person.choose('本单位申请人查询')
    await person.press(person.button('发放账号'))
    const dialog = person.dialog(/^为.*发放账号$/)
    await writePerson(person, to, stage.numberOf(to), dialog)
    await person.write('登录名', stage.personOf(to).loginName, dialog)
    const administrator = dialog.getByRole('checkbox', { name: '可以担任单位管理员' })
    if ((await administrator.isChecked()) !== mayAdminister) await dialog.getByText('可以担任单位管理员').click()
    await person.press(person.button('发放账号', dialog))
    const secret = person.dialog('一次性密码').locator('output')
    stage.secrets.set(to, (await secret.textContent()) ?? '')
    if (stage.secrets.get(to) === '') throw new NotOffered('no secret was shown')
    await person.press(person.button('我已记下'))
  },
})
