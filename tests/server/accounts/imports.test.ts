import type { ApiClient } from '../../support/api.js'
import { idNumberOf } from '../../support/person.js'
import { sampleOrgCode, sampleUscc } from '../../../server/database/sample-codes.js'
import { writeSpreadsheet } from '../../../server/files/spreadsheet.js'
import { importColumns } from '../../../server/accounts/import-columns.js'
import { county, stage, type Stage } from '../units/actors.js'
import { faultsOf, refusalOf } from './people.js'
import { filled, importStaff, importUnits, opened, workbook } from './sheets.js'

let world: Stage
let dean: ApiClient
let bureau: ApiClient

beforeAll(async () => {
  world = await stage()
  dean = await world.administratorOf('新疆医科大学', 'dean')
  bureau = await world.administratorOf(county, 'bureau')
})
afterAll(() => world.stop())

const counted = async (table: 'unit' | 'account' | 'audit_entry') =>
  (await world.world.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

test('B8 S8 hundreds of units, parents and administrators among them, come from one sheet', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    name: `第${index}研究所`,
    parent: index % 3 === 0 ? '' : `第${index - (index % 3)}研究所`,
    ...(index % 2 === 0 && {
      administratorName: '帕提古丽',
      administratorIdNumber: idNumberOf(index),
      administratorPhone: `139${String(index).padStart(8, '0')}`,
    }),
  }))
  const before = await counted('unit')
  const outcome = await importUnits(dean, 'INTERNAL', await filled('UNITS', rows))
  expect(outcome).toMatchObject({ units: 300, logins: 150 })
  expect(await counted('unit')).toBe(before + 300)
  const [depth] = await world.world.rows(`select nlevel(path) as n from unit where name = '第298研究所'`)
  expect(depth).toEqual({ n: 4 })

  const [header, first] = await opened(outcome.sheet!)
  expect(header?.slice(0, 4)).toEqual(['单位', '姓名', '登录名', '一次性密码'])
  const [unitName, , loginName, secret] = first!
  const head = world.desk()
  await head.logIn(loginName!, secret!)
  expect(await head.call('{ viewer { gate { rule } unit { name } } }')).toEqual({
    viewer: { gate: { rule: 'PASSWORD_MUST_CHANGE' }, unit: { name: unitName } },
  })
  expect(JSON.stringify(await world.world.rows('select detail from audit_entry'))).not.toContain(secret)

  const again = await refusalOf(importUnits(dean, 'INTERNAL', await filled('UNITS', rows)))
  expect(again.code).toBe('IMPORT_FAULTY')
  expect(faultsOf(again)).toContain('rows.2.name UNIT_NAME_TAKEN')
  expect(await counted('unit')).toBe(before + 300)
})

test('B8 one faulty row keeps the whole sheet out; every fault is named by row and column', async () => {
  const [uscc, orgCode] = [sampleUscc('12', '653121', '两次'), sampleOrgCode('两次')]
  const upload = await filled('UNITS', [
    { name: '好的科室' },
    { name: '', contactName: '无名' },
    { name: '好的科室' },
    { name: '孤儿', parent: '没有这个单位' },
    { name: '自己的孩子', parent: '自己的孩子' },
    { name: '代码一', uscc, orgCode },
    { name: '代码二', uscc, orgCode },
    { name: '坏代码', uscc: '1', contactPhone: 'x' },
    { name: '外人', parent: county },
    {
      name: '有管理员',
      administratorName: '某',
      administratorIdNumber: 653_121_199_001_011_234,
      administratorPhone: '13900000001',
    },
    { name: '缺手机', administratorName: '某' },
  ])
  const before = await counted('unit')
  const refused = await refusalOf(importUnits(dean, 'INTERNAL', upload))
  expect(refused.code).toBe('IMPORT_FAULTY')
  expect(refused.extensions).toMatchObject({ cure: 'correctField', who: 'YOU', params: { rows: 11, faultyRows: 9 } })
  expect(faultsOf(refused)).toEqual(
    expect.arrayContaining([
      'rows.3.name REQUIRED',
      'rows.4.name DUPLICATE',
      'rows.5.parent PARENT_UNKNOWN',
      'rows.6.parent PARENT_UNKNOWN',
      'rows.8.uscc DUPLICATE',
      'rows.8.orgCode DUPLICATE',
      'rows.9.uscc USCC_INVALID',
      'rows.9.contactPhone NOT_A_PHONE_NUMBER',
      'rows.10.parent PARENT_UNKNOWN',
      'rows.11.administratorIdNumber DIGITS_LOST',
      'rows.12.administrator.idNumber ID_NUMBER_INVALID',
      'rows.12.administrator.phone REQUIRED',
    ]),
  )
  expect(await counted('unit')).toBe(before)
})

test('B8 a county imports townships, and no other channel', async () => {
  expect(await importUnits(bureau, 'TOWNSHIP', await filled('UNITS', [{ name: '疏附县乌帕尔镇人民政府' }]))).toEqual({
    units: 1,
    logins: 0,
    sheet: null,
  })
  const refused = await refusalOf(importUnits(bureau, 'INTERNAL', await filled('UNITS', [{ name: '科' }])))
  expect(refused.code).toBe('ORIGIN_NOT_ALLOWED')
})

test('B8 staff get their logins; rare characters, Uyghur names and the dots between names stay as they are', async () => {
  const names = ['䶮𠮷', 'ئايگۈل', '热依汗·买买提', '热依汗•买买提', '=1+1']
  const rows = names.map((personName, index) => ({
    personName,
    idNumber: idNumberOf(1000 + index),
    phone: `1380000000${index}`,
    mayAdminister: index === 0 ? '是' : '',
  }))
  const outcome = await importStaff(dean, await filled('STAFF', rows))
  expect(outcome.logins).toBe(names.length)
  const stored = await world.world.rows<{ name: string; admin: boolean }>(
    `select person_name as name, may_administer as admin from account where login_name like '1380000000%' order by login_name`,
  )
  expect(stored).toEqual(names.map((name, index) => ({ name: name.normalize('NFC'), admin: index === 0 })))
  expect((await opened(outcome.sheet!)).slice(1).map(([, name]) => name)).toEqual(names)

  const again = faultsOf(await refusalOf(importStaff(dean, await filled('STAFF', rows))))
  expect(again).toContain('rows.2.loginName LOGIN_NAME_TAKEN')
  expect(again).toContain('rows.2.idNumber PERSON_ALREADY_REGISTERED')
})

test('B8 staff of another unit cannot be imported by strangers, but by those above it', async () => {
  const college = await world.world.unitId('药学院')
  const upload = await filled('STAFF', [{ personName: '某', idNumber: idNumberOf(2000), phone: '13700000000' }])
  expect((await refusalOf(importStaff(bureau, upload, college))).code).toBe('NOT_FOUND')
  expect((await refusalOf(importStaff(dean, upload, 'no id'))).code).toBe('NOT_FOUND')
  expect((await importStaff(dean, upload, college)).logins).toBe(1)
})

test('B8 10,000 faulty rows are answered within seconds, and nothing is written', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    personName: `某${index}`,
    idNumber: index % 10 === 0 || index >= 7000 ? '1' : idNumberOf(20_000 + index),
    phone: `136${String(index).padStart(8, '0')}`,
  }))
  const upload = await filled('STAFF', rows)
  const before = await counted('account')
  const began = process.cpuUsage()
  const refused = await refusalOf(importStaff(dean, upload))
  // Of the processor, since others may keep the machine busy.
  const spent = process.cpuUsage(began)
  const seconds = (spent.user + spent.system) / 1_000_000
  expect(refused.extensions).toMatchObject({ code: 'IMPORT_FAULTY', params: { faults: 3700, faultyRows: 3700, rows: 10_000 } })
  expect(faultsOf(refused)).toHaveLength(500)
  expect(await counted('account')).toBe(before)
  process.stdout.write(`10,000 rows with faults: ${seconds.toFixed(2)} s\n`)
  expect(seconds).toBeLessThan(20)
})

test('B8 what is no workbook, too long, without columns or empty is refused by its code', async () => {
  const columns = importColumns.STAFF
  const lines = Array.from({ length: 10_001 }, () => ['某'])
  const bomb = Buffer.from(await writeSpreadsheet([{ name: '表', columns, rows: [] }]))
  const part = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
  bomb.writeUInt32LE(0x7fffffff, part + 24)
  const refused: [Uint8Array, string][] = [
    [Buffer.from('no workbook'), 'SPREADSHEET_UNREADABLE'],
    [Buffer.from('PK\x05\x06', 'latin1'), 'SPREADSHEET_UNREADABLE'],
    [Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(30, 0xff)]), 'SPREADSHEET_UNREADABLE'],
    [bomb, 'SPREADSHEET_UNREADABLE'],
    [Buffer.alloc(0), 'FILE_EMPTY'],
    [await writeSpreadsheet([{ name: '表', columns, rows: [] }]), 'FILE_EMPTY'],
    [await writeSpreadsheet([{ name: '表', columns: [{ header: '姓名', width: 9 }], rows: [['某']] }]), 'SPREADSHEET_COLUMNS'],
    [await writeSpreadsheet([{ name: '表', columns, rows: lines }]), 'SPREADSHEET_TOO_LONG'],
  ]
  for (const [bytes, code] of refused) expect((await refusalOf(importStaff(dean, workbook(bytes)))).code).toBe(code)
})

test('B8 the template has the columns the import reads', async () => {
  for (const kind of ['UNITS', 'STAFF'] as const) {
    const { importTemplate } = await dean.call<{ importTemplate: string }>(
      'query ($kind: ImportKind!) { importTemplate(kind: $kind) }',
      { kind },
    )
    expect((await opened(importTemplate))[0]).toEqual(importColumns[kind].map(({ header }) => header))
  }
})
