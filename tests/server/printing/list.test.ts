import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readSpreadsheet } from '../../../server/files/spreadsheet.js'
import type { PrintRequest } from '../../../server/printing/print-jobs.service.js'
import { bureau, Desk, refused, school } from '../reviews/desk.js'
import { pagesOf } from './printed.js'

let desk: Desk
let id: string

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  id = (await desk.submitted()).id
  await desk.judge(id, 'head')
  await desk.move('reportUp', id, 'head')
})
afterAll(() => desk.close())

const start = async (request: PrintRequest, who: string) => desk.services.printJobs.startPrintJob(request, await desk.viewer(who))
const print = async (request: PrintRequest, who: string) => {
  const job = await start(request, who)
  await desk.services.printJobs.carryOut(job.id)
  return desk.services.printJobs.file(job.id, await desk.viewer(who))
}
const cells = async (request: PrintRequest, who: string) => {
  const [header = [], ...rows] = await readSpreadsheet((await print(request, who)).bytes, 100)
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))
}
const fieldsOf = async (work: Promise<unknown>) => {
  const { code, hint } = await refused(work)
  return [code, ...(hint.fields ?? []).map((fault) => fault.field)]
}

describe('B4 一览表 and 综合情况表 as Excel', () => {
  test('the inbox of a unit: one line an application, with what a panel asks first', async () => {
    const [only, ...more] = await cells({ kind: 'LIST', list: 'INBOX' }, 'county')
    expect(more).toEqual([])
    expect(only).toMatchObject({ 序号: '1', 姓名: '古丽', 申报单位: school, 当前持有: bureau, 状态: '审核中', 版本: '1' })
    expect(only?.身份证号).toMatch(/^653\*+/)
    expect(await fieldsOf(start({ kind: 'LIST', list: 'INBOX' }, 'head'))).toEqual(['INVALID_INPUT', 'filter'])
  })

  test('what a unit has sent on, and ticked rows alone', async () => {
    expect(await cells({ kind: 'LIST', list: 'SENT' }, 'head')).toHaveLength(1)
    expect(await cells({ kind: 'LIST', applicationIds: [id, id] }, 'head')).toHaveLength(1)
  })

  test('the search narrows by everything the screen narrows by, and shows nobody what they may not see', async () => {
    const list = 'APPLICATIONS' as const
    expect(
      await cells({ kind: 'LIST', list, filter: { name: '古', year: 2026, waitingDays: 0, handling: false } }, 'head'),
    ).toHaveLength(1)
    for (const filter of [{ name: '王' }, { handling: true }, { waitingDays: 3 }, { year: 2025 }])
      expect(await fieldsOf(start({ kind: 'LIST', list, filter }, 'head'))).toEqual(['INVALID_INPUT', 'filter'])
    expect(await fieldsOf(start({ kind: 'LIST', list }, 'stranger'))).toEqual(['INVALID_INPUT', 'filter'])
    expect(await fieldsOf(start({ kind: 'LIST', applicationIds: [id] }, 'stranger'))).toEqual(['NOT_FOUND'])
    expect(await fieldsOf(start({ kind: 'FORMS' }, 'head'))).toEqual(['INVALID_INPUT', 'list'])
    expect(await fieldsOf(start({ kind: 'FORMS', applicationIds: ['x'] }, 'head'))).toEqual(['INVALID_INPUT', 'applicationIds'])
    expect(await fieldsOf(start({ kind: 'LIST', list: 'INBOX' }, 'guli'))).toEqual(['FORBIDDEN'])
    expect(await cells({ kind: 'LIST', list }, 'guli')).toHaveLength(1)
  })

  test('综合情况表 has every section of the form', async () => {
    const [only] = await cells({ kind: 'SUMMARY', applicationIds: [id] }, 'county')
    expect(only?.姓名).toBe('古丽')
    expect(Object.values(only ?? {}).some((cell) => /^1\. .*：.+/.test(cell ?? ''))).toBe(true)
  })

  test('a text like a formula stays a text', async () => {
    await desk.county.db.query(`update account set person_name = '=1+1' where login_name = 'guli'`)
    const [row] = await cells({ kind: 'LIST', list: 'INBOX' }, 'county')
    await desk.county.db.query(`update account set person_name = '古丽' where login_name = 'guli'`)
    expect(row?.姓名).toBe('=1+1')
  })
})

describe('B4 print jobs', () => {
  test('many forms in one PDF, each with its own page numbers, and others are answered meanwhile', async () => {
    const other = await desk.county.begun('aman')
    await desk.county.fill(other, await desk.viewer('aman'))
    await desk.county.submit(other, await desk.viewer('aman'))
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const rows = [await desk.row(id), await desk.row(other.id)]
    const many = Array.from({ length: 8 }, (_, at) => rows[at % 2]!)
    await desk.services.printedForms.forms(rows, await desk.viewer('head'), async () => {})
    delay.enable()
    const began = performance.now()
    const { bytes } = await desk.services.printedForms.forms(many, await desk.viewer('head'), async () => {})
    const took = performance.now() - began
    delay.disable()
    // Setting them in this thread would hold it for most of that time.
    expect(delay.max / 1e6).toBeLessThan(Math.max(100, took / 2))
    const pages = await pagesOf(bytes)
    const firsts = pages.filter((page) => page.includes('第1页'))
    expect(firsts).toHaveLength(8)
    const last = /共(\d+)页/.exec(firsts[0] ?? '')?.[1]
    expect(pages.filter((page) => page.includes(`第${last}页共${last}页`))).toHaveLength(8)
  })

  test('nobody queues more than three, the fourth is asked to wait', async () => {
    const request = { kind: 'LIST', applicationIds: [id] } as const
    const jobs = [await start(request, 'head'), await start(request, 'head'), await start(request, 'head')]
    expect(await fieldsOf(start(request, 'head'))).toEqual(['TOO_MANY_REQUESTS'])
    for (const job of jobs) await desk.services.printJobs.carryOut(job.id)
    expect(
      (await desk.services.printJobs.printJobs(await desk.viewer('head'))).filter(({ status }) => status !== 'DONE'),
    ).toEqual([])
  })

  test('the rights of the moment count; a job that comes twice ends once', async () => {
    const job = await start({ kind: 'LIST', applicationIds: [id] }, 'deputy')
    await desk.county.db.query(`update account set revoked_at = now() where login_name = 'deputy'`)
    await desk.services.printJobs.carryOut(job.id)
    await desk.services.printJobs.carryOut(job.id)
    const [row] = await desk.county.db.query<{ failure: string }>('select failure from print_job where id = $1', [job.id])
    expect(row?.failure).toBe('FORBIDDEN')
    await desk.county.db.query(`update account set revoked_at = null where login_name = 'deputy'`)
  })

  test('what has expired is gone, the bytes too; under the hat of an applicant it is not there either', async () => {
    const head = await desk.viewer('head')
    const job = await start({ kind: 'LIST', applicationIds: [id] }, 'head')
    await desk.services.printJobs.carryOut(job.id)
    expect(await desk.services.printJobs.printJob(job.id, { ...head, hat: 'APPLICANT' })).toBeNull()
    await desk.county.db.query(`update print_job set expires_at = now() - interval '1 minute'`)
    expect(await desk.services.printJobs.printJob(job.id, head)).toBeNull()
    expect((await refused(desk.services.printJobs.file(job.id, head))).code).toBe('NOT_FOUND')
    expect(await desk.services.printJobs.sweep()).toBeGreaterThan(5)
    expect(await desk.county.db.query('select from print_result')).toEqual([])
  })
})
