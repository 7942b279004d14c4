import { expect } from '@playwright/test'
import { scan } from '../support/sample-files.js'
import type { PersonAtScreen } from './person-at-screen.js'
import type { Clicks } from './stage.js'

const documents = { ORG_CODE_CERTIFICATE: '组织机构代码证', BUSINESS_LICENCE: '营业执照' }

type UnitVerb =
  | 'saveUnitProfile'
  | 'attachUnitDocument'
  | 'addReceivingLink'
  | 'removeReceivingLink'
  | 'submitUnit'
  | 'approveUnit'
  | 'returnUnit'

const openProfile = (person: PersonAtScreen): Promise<void> => person.choose('单位信息')

async function openReview(person: PersonAtScreen, unit: string): Promise<void> {
  await person.choose('单位信息审核')
  await person.page.getByRole('row').filter({ hasText: unit }).getByRole('link', { name: '审核' }).click()
  await expect(person.page.getByRole('heading', { level: 1, name: unit })).toBeVisible()
}

/** 单位信息 and its review by the receiver. */
export const unitActs = (): Clicks<UnitVerb> => ({
  async saveUnitProfile(person, profile) {
    await openProfile(person)
    await person.write('统一社会信用代码', profile.uscc)
    await person.write('组织机构代码', profile.orgCode)
    await person.select('单位性质', profile.nature)
    await person.pick(profile.businessRegistered ? '是' : '否', person.page.getByRole('radiogroup', { name: '工商注册' }))
    await person.write('通讯地址', profile.address)
    await person.write('邮政编码', profile.postcode)
    await person.write('法定代表人（负责人）', profile.legalRepresentative)
    await person.write('联系人', profile.contactName)
    await person.write('联系电话', profile.contactPhone)
    await person.press(person.button('保存'))
    await expect(person.page.getByText('单位信息已保存')).toBeVisible()
  },

  async attachUnitDocument(person, { kind, file }) {
    await openProfile(person)
    await person.attach(person.page.getByLabel(`上传附件 ${documents[kind]}`), await scan(file))
    await expect(person.button(file)).toBeVisible()
  },

  async addReceivingLink(person, { receiver, isDefault }) {
    await openProfile(person)
    await person.press(person.button('添加'))
    const dialog = person.dialog('添加材料接收单位（推荐单位）')
    await expect(dialog.locator('[aria-busy=true]')).toHaveCount(0)
    await person.pick(new RegExp(`^${receiver}`), dialog)
    const asDefault = dialog.getByRole('switch', { name: '是否默认' })
    if ((await asDefault.isChecked()) !== isDefault) await asDefault.click({ force: true })
    await person.press(person.button('添加', dialog))
    await expect(dialog).toBeHidden()
  },

  async removeReceivingLink(person, { receiver }) {
    await openProfile(person)
    await person.press(person.button('删除', person.page.getByRole('listitem').filter({ hasText: receiver })))
    await person.press(person.button('删除', person.page.getByRole('dialog')))
    await expect(person.page.getByText('尚未选择材料接收单位。')).toBeVisible()
  },

  async submitUnit(person) {
    await openProfile(person)
    await person.press(person.button('提交审核'))
    await expect(person.page.getByText('已提交，等待材料接收单位审核')).toBeVisible()
  },

  async approveUnit(person, { unit }) {
    await openReview(person, unit)
    await person.press(person.button('通过'))
    await person.press(person.button('通过', person.page.getByRole('dialog')))
    await expect(person.page.getByText(`${unit}的单位信息已通过`)).toBeVisible()
  },

  async returnUnit(person, { unit, reason }) {
    await openReview(person, unit)
    await person.press(person.button('退回'))
    const dialog = person.dialog('退回单位信息')
    await person.write('退回原因', reason, dialog)
    await person.press(person.button('退回', dialog))
    await expect(person.page.getByText(`${unit}的单位信息已退回`)).toBeVisible()
  },
})
