import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Context } from '../../../server/graphql/context.js'
import { ViewerFeaturesResolver } from '../../../server/notices/viewer-features.resolver.js'
import { localDate } from '../../../server/workflow/local-date.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { refusalOf } from '../applications/county.js'
import { pdf, picture, upload } from '../files/uploads.js'
import { Desk } from '../reviews/desk.js'

const dayFromNow = (days: number) => localDate(new Date(Date.now() + days * 86_400_000))
const over = { startsOn: dayFromNow(-25), endsOn: dayFromNow(-1) }

let desk: Desk
let id: string
let head: Viewer

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
  id = (await desk.submitted()).id
  head = await desk.viewer('head')
})
afterAll(() => desk.close())

const open = (extra: Partial<Parameters<typeof desk.services.publicities.openPublicity>[0]> = {}, viewer = head) =>
  desk.services.publicities.openPublicity({ applicationIds: [id], place: '校务公开栏', ...over, ...extra }, viewer)
const photo = async (publicityId: string, viewer = head) =>
  desk.services.publicityEvidence.addPublicityPhoto(
    { publicityId, caption: '近景', file: upload('公示.jpg', await picture('jpeg')) },
    viewer,
  )
const close = (publicityId: string, viewer = head) =>
  desk.services.publicities.closePublicity({ publicityId, conclusion: '公示期内无异议。' }, viewer)

describe('a posting', () => {
  it('S49 lasts at least 5 working days, the publishing day not counted, by a calendar that is known', async () => {
    expect(await refusalOf(open({ startsOn: dayFromNow(-4), endsOn: dayFromNow(-1) }))).toBe(
      'PUBLICITY_TOO_SHORT endsOn=PUBLICITY_TOO_SHORT',
    )
    expect(await refusalOf(open({ startsOn: '2026-02-30' }))).toContain('startsOn=NOT_A_DATE')
    await desk.county.db.query(`delete from calendar_year where year = $1`, [Number(over.endsOn.slice(0, 4))])
    await desk.services.reference.refresh()
    expect(await refusalOf(open())).toBe('CALENDAR_UNKNOWN')
    await desk.county.db.query(`insert into calendar_year (year, source) values ($1, 'test')`, [Number(over.endsOn.slice(0, 4))])
    await desk.services.reference.refresh()
  })

  it('S49 takes only what lies on the own desk; drafts, foreign and own applications are refused', async () => {
    const draft = await desk.county.begun('aman')
    expect(await refusalOf(open({ applicationIds: [id, draft.id] }))).toBe('INVALID_INPUT applicationIds.1=NOT_A_CHOICE')
    expect(await refusalOf(open({}, await desk.viewer('stranger')))).toBe('INVALID_INPUT applicationIds.0=NOT_A_CHOICE')
    expect(await refusalOf(open({ applicationIds: [] }))).toBe('INVALID_INPUT applicationIds=REQUIRED')
    expect(await refusalOf(open({ place: '  ' }))).toBe('INVALID_INPUT place=REQUIRED')
    const candidates = await desk.services.publicities.candidates({ first: 10 }, head)
    expect(candidates.edges.map(({ node }) => node.id)).toEqual([id])
  })

  it('S49 two openings at once: one posts, the other is told that it is being posted', async () => {
    const answers = await Promise.allSettled([open(), open()])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(open())).toBe('INVALID_INPUT applicationIds.0=BEING_POSTED')
  })
})

describe('its evidence', () => {
  const current = async () => (await desk.services.publicities.publicities({ first: 1 }, head)).edges[0]!.node

  it('S49 photos are written anew, PDFs refused; strangers neither add nor read', async () => {
    const { id: posting } = await current()
    expect(await refusalOf(close(posting))).toBe('PUBLICITY_PHOTO_MISSING')
    await photo(posting)
    expect(
      await refusalOf(
        desk.services.publicityEvidence.addPublicityPhoto({ publicityId: posting, file: upload('公示.pdf', pdf()) }, head),
      ),
    ).toBe('FILE_TYPE_REFUSED')
    const stranger = await desk.viewer('stranger')
    expect(await refusalOf(photo(posting, stranger))).toBe('NOT_FOUND')
    expect(await desk.services.publicities.publicity(posting, stranger)).toBeNull()
    const [file] = await desk.county.db.query<{ id: string }>('select file_id as id from publicity_photo')
    expect(await desk.services.publicityEvidence.maySeeFile(head, file!.id)).toBe(true)
    expect(await desk.services.publicityEvidence.maySeeFile(stranger, file!.id)).toBe(false)
    expect(await desk.services.publicityEvidence.maySeeFile(await desk.viewer('guli'), file!.id)).toBe(true)
  })

  it('S49 an objection has to be handled before the posting ends, and is handled once', async () => {
    const { id: posting } = await current()
    const objection = {
      publicityId: posting,
      applicationId: id,
      raisedBy: '匿名',
      content: '论文署名有误。',
      receivedOn: dayFromNow(-2),
    }
    await desk.services.publicityEvidence.recordObjection(objection, head)
    expect(await refusalOf(close(posting))).toBe('OBJECTION_OPEN')
    const [row] = await desk.county.db.query<{ id: string }>('select id from publicity_objection')
    const answer = { objectionId: row!.id, outcome: 'UPHELD' as const, handling: '情况属实，已更正。' }
    await desk.services.publicityEvidence.handleObjection(answer, head)
    expect(await refusalOf(desk.services.publicityEvidence.handleObjection(answer, head))).toBe('OBJECTION_HANDLED')
  })

  it('S49 once ended nothing of it changes, not even past the services', async () => {
    const { id: posting } = await current()
    expect((await close(posting)).closedByName).toBe(head.personName)
    expect(await refusalOf(close(posting))).toBe('PUBLICITY_CLOSED')
    expect(await refusalOf(photo(posting))).toBe('PUBLICITY_CLOSED')
    const { db } = desk.county
    await expect(db.query('delete from publicity_photo')).rejects.toThrow('closed')
    await expect(db.query(`update publicity_entry set applicant_name = '某人'`)).rejects.toThrow('never changes')
    await expect(db.query(`update publicity set place = '别处' where id = $1`, [posting])).rejects.toThrow('never changes')
  })
})

describe('a campaign that asks for postings', () => {
  const answer = async () => {
    const [actions] = await desk.services.judged.availableActions(desk.county.db, [await desk.row(id)], head)
    return actions?.find(({ action }) => action === 'reportUp')?.refusal
  }

  it('S50 report-up waits for an ended posting without an upheld objection, and says what to do', async () => {
    await desk.county.db.query('update campaign set publicity_required = true where year = 2026')
    await desk.services.reference.refresh()
    await desk.judge(id, 'head')
    expect(await answer()).toEqual({ rule: 'PUBLICITY_REQUIRED', cure: 'openPublicity', who: 'YOU' })
    expect(await refusalOf(desk.move('reportUp', id, 'head'))).toBe('PUBLICITY_REQUIRED')

    const second = await open()
    expect(await answer()).toEqual({ rule: 'PUBLICITY_REQUIRED', cure: 'closePublicity', who: 'YOU' })
    await photo(second.id)
    await close(second.id)
    expect(await answer()).toBeUndefined()
  })

  it('S49 S50 the evidence travels with the application to the receiver', async () => {
    expect((await desk.move('reportUp', id, 'head')).holderUnitId).not.toBe(head.unitId)
    const county = await desk.viewer('county')
    const posting = (await desk.services.publicities.publicities({ first: 1 }, head)).edges[0]!.node
    expect(await desk.services.publicities.publicity(posting.id, county)).toMatchObject({ place: '校务公开栏' })
    expect(await refusalOf(photo(posting.id, county))).toBe('NOT_FOUND')
  })

  it('S51 with the function switched off the campaign asks for nothing', async () => {
    await desk.county.db.query(`insert into feature_switch (feature, enabled, changed_by) values ('PUBLICITY', false, $1)`, [
      head.accountId,
    ])
    await desk.services.reference.refresh()
    const row = await desk.row(id)
    expect((await desk.services.judged.of(desk.county.db, row)).publicity).toBeUndefined()
    const context = { reference: desk.services.reference } as Context
    expect(new ViewerFeaturesResolver().closedFeatures(context)).toEqual(['PUBLICITY'])
  })
})
