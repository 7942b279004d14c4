import { expect, test, type Browser } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { importColumns } from '../../server/accounts/import-columns.js'
import { writeSpreadsheet } from '../../server/files/spreadsheet.js'
import { idNumberOf, password } from '../support/person.js'
import { World } from '../support/world.js'
import { PersonAtScreen } from './person-at-screen.js'
import { startStoryServer } from './story-server.js'

const university = '新疆医科大学'
const college = '护理教研室'
let server: Awaited<ReturnType<typeof startStoryServer>>
let world: World

test.describe.configure({ timeout: 240_000 })
test.beforeAll(async () => {
  server = await startStoryServer()
  world = World.in(server.databaseUrl)
  const dean = { unit: university, mayAdminister: true, hat: 'UNIT_ADMIN' as const }
  await world.login({ ...dean, loginName: 'dean', personName: '迪丽努尔' })
  await world.login({ ...dean, loginName: 'deputy', personName: '艾则孜' })
  await world.login({ ...dean, loginName: 'teacher', personName: '古丽', mayAdminister: false, hat: 'APPLICANT' })
})
test.afterAll(async () => {
  await world.close()
  await server.stop()
})

async function logsIn(browser: Browser, loginName: string, secret = password): Promise<PersonAtScreen> {
  const person = await PersonAtScreen.sitsDown(browser, server.address, [])
  await person.page.goto('/login')
  await person.write('登录名', loginName)
  await person.write('密码', secret)
  await person.answerCaptcha()
  await person.press(person.button('登录'))
  await expect(person.page.getByRole('button', { name: /^账号菜单/ })).toBeVisible()
  return person
}

test('S7 S8 a university makes a unit inside, hands out its one-time secret, and whoever gets it enters', async ({ browser }) => {
  const dean = await logsIn(browser, 'dean')
  await dean.choose('下级单位查询')
  await dean.press(dean.button('新建下级单位'))
  const dialog = dean.dialog(/^在“新疆医科大学”下新建$/)
  await dean.write('单位名称', college, dialog)
  await dean.write('姓名', '阿依夏', dialog)
  await dean.write('身份证号', idNumberOf(900), dialog)
  await dean.page.getByRole('dialog').getByRole('textbox', { name: '联系电话' }).last().fill('13999990001')
  await dean.write('登录名', 'ayixia', dialog)
  await dean.press(dean.button('新建下级单位', dialog))
  const secret = (await dean.dialog('一次性密码').locator('output').textContent()) ?? ''
  await dean.press(dean.button('我已记下'))
  await expect(dean.page.getByRole('table').first().getByRole('row').nth(1)).toContainText(college)
  await expect(dean.page.getByRole('table').first().getByRole('row').nth(1)).toContainText('ayixia')

  const head = await logsIn(browser, 'ayixia', secret)
  await expect(head.page.getByRole('heading', { name: '修改密码' })).toBeVisible()
  await expect(head.page.getByText('10–128 个字符')).toBeVisible()
  await head.write('当前密码', secret)
  await head.write('新密码', password)
  await head.write('再输入一次密码', password)
  await head.press(head.button('修改密码'))
  await expect(head.page.getByRole('heading', { name: '请选择您的身份' })).toBeVisible()
  await head.press(head.page.getByRole('button', { name: '我是单位管理员' }))
  await expect(head.page.getByRole('heading', { name: '请选择您的身份' })).toBeHidden()
  await head.choose('单位信息')
  await expect(head.page.getByText(university).first()).toBeVisible()
  await Promise.all([dean.leave(), head.leave()])
})

test('B8 a faulty sheet imports nobody and says where; the corrected one hands out the logins', async ({ browser }) => {
  const dean = await logsIn(browser, 'dean')
  await dean.choose('本单位申请人查询')
  await dean.press(dean.button('从 Excel 导入'))
  const send = async (people: string[][]) => {
    const bytes = await writeSpreadsheet([{ name: '表', columns: importColumns.STAFF, rows: people }])
    await dean.attach(dean.page.getByLabel('选择 Excel 文件'), { name: '人员.xlsx', type: '', bytes })
  }
  const [first, second] = [
    ['热依汗·买买提', idNumberOf(910), '13900000910'],
    ['䶮𠮷', idNumberOf(911), '13900000911'],
  ]
  await send([first!, [second![0]!, '653121', second![2]!]])
  await expect(dean.page.getByText('共 2 行，其中 1 行有误，一行也没有导入。')).toBeVisible()
  await expect(dean.dialog().getByRole('row').filter({ hasText: '身份证号' })).toContainText('3')
  await send([first!, second!])
  await expect(dean.page.getByText('已为 2 人发放账号。')).toBeVisible()
  const download = dean.page.waitForEvent('download')
  await dean.press(dean.button('下载账号清单'))
  expect((await download).suggestedFilename()).toBe('账号清单.xlsx')
  await dean.press(dean.button('关闭', dean.dialog()).last())
  await expect(dean.page.getByRole('row').filter({ hasText: '䶮𠮷' })).toBeVisible()
  await dean.leave()
})

test('S7 S13 who leaves is told of first; the login ends, and nobody leaves the unit without an administrator', async ({
  browser,
}) => {
  const dean = await logsIn(browser, 'dean')
  const teacher = await logsIn(browser, 'teacher')
  await dean.choose('本单位申请人查询')
  const row = dean.page.getByRole('row').filter({ hasText: 'teacher' })
  await dean.press(dean.button('办理离职', row))
  const dialog = dean.dialog('为古丽办理离职')
  await expect(dialog.getByText('没有未办结的申请书。')).toBeVisible()
  await expect(dean.button('确认办理离职', dialog)).toBeDisabled()
  await dean.write('离职原因', '调往他校', dialog)
  await dean.press(dean.button('确认办理离职', dialog))
  await expect(row.getByText('已离职')).toBeVisible()
  await teacher.page.goto('/applications')
  await expect(teacher.page.getByRole('heading', { name: '登录' })).toBeVisible()
  await dean.press(dean.button('办理离职', dean.page.getByRole('row').filter({ hasText: 'deputy' })))
  await expect(dean.dialog('为艾则孜办理离职').getByRole('alert')).toBeVisible()
  await Promise.all([dean.leave(), teacher.leave()])
})

test('S11 an administrator sets a second factor and enters with its code', async ({ browser }) => {
  const deputy = await logsIn(browser, 'deputy')
  await deputy.page.goto('/account')
  await deputy.press(deputy.button('设置动态口令'))
  const dialog = deputy.dialog('设置动态口令')
  await deputy.write('当前密码', password, dialog)
  await deputy.press(deputy.button('下一步', dialog))
  const secret = (await dialog.locator('output').textContent()) ?? ''
  const codeAt = (step: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + step * 30_000 })
  await deputy.write('6 位动态口令', codeAt(-1), dialog)
  await deputy.press(deputy.button('确认', dialog))
  await expect(deputy.dialog('恢复码').getByRole('listitem')).toHaveCount(8)
  await deputy.press(deputy.button('我已记下'))
  await deputy.leave()

  const again = await logsIn(browser, 'deputy')
  await again.write('动态口令或恢复码', '000000')
  await again.press(again.button('确认'))
  await expect(again.page.getByRole('alert').first()).toBeVisible()
  await again.write('动态口令或恢复码', codeAt(0))
  await again.press(again.button('确认'))
  await expect(again.page.getByRole('textbox', { name: '动态口令或恢复码' })).toBeHidden()
  await again.leave()
})
