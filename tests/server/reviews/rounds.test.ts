import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import type { ApprovalItemRow } from '../../../server/reviews/approval-form.store.js'
import { dossier } from '../applications/county.js'
import { Desk } from './desk.js'

let desk: Desk
let row: ApplicationRow

beforeEach(async () => {
  desk = await Desk.open({ itemised: true })
  row = await desk.submitted()
})
afterEach(() => desk.close())

const changedWork = { rows: [{ from: '2009-09', unit: '疏附县第七中学', post: '数学教师' }] }

async function draftItems(who: string): Promise<Record<string, ApprovalItemRow>> {
  const { unitId } = await desk.viewer(who)
  const [draft] = await desk.services.formStore.drafts(desk.county.db, [{ applicationId: row.id, unitId }])
  const items = await desk.services.formStore.itemsOf(desk.county.db, [draft?.id ?? ''])
  return Object.fromEntries(items.map((item) => [item.sectionKey, item]))
}

async function secondRound(): Promise<void> {
  await desk.judge(row.id, 'head', { work: 'NO' })
  await desk.move('returnToApplicant', row.id, 'head')
  await desk.write(row.id, 'work', changedWork)
  row = await desk.move('submitApplication', row.id, 'guli')
  await desk.services.approvalForms.startHandling(row.id, await desk.viewer('head'))
}

const save = async (items: { sectionKey: string; verdict: 'YES' | 'NO' | null }[]) =>
  desk.services.approvalForms.saveApprovalForm({ applicationId: row.id, items }, await desk.viewer('head'))

describe('S41 a verdict is bound to the content it judged', () => {
  test('the next round asks only for what changed; the rest stands, and says since when', async () => {
    await secondRound()
    const items = await draftItems('head')
    expect(items.work).toMatchObject({ verdict: null, carriedFrom: null })
    expect(items.basic).toMatchObject({ verdict: 'YES', carriedFrom: 1, reopened: false, current: true })
    const { unjudged, openNo } = await desk.services.judged.of(desk.county.db, await desk.row(row.id))
    expect([unjudged, openNo]).toEqual([1, 0])
  })

  test('a 否 on unchanged content stands, too', async () => {
    await desk.judge(row.id, 'head', { work: 'NO' })
    await desk.move('returnToApplicant', row.id, 'head')
    row = await desk.move('submitApplication', row.id, 'guli')
    await desk.services.approvalForms.startHandling(row.id, await desk.viewer('head'))
    expect((await draftItems('head')).work).toMatchObject({ verdict: 'NO', carriedFrom: 1 })
  })

  test('over any number of rounds it keeps the version it was first given on', async () => {
    await secondRound()
    await save([{ sectionKey: 'work', verdict: 'NO' }])
    await desk.move('returnToApplicant', row.id, 'head')
    row = await desk.move('submitApplication', row.id, 'guli')
    await desk.services.approvalForms.startHandling(row.id, await desk.viewer('head'))
    const items = await draftItems('head')
    expect([items.basic?.carriedFrom, items.work?.carriedFrom]).toEqual([1, 2])
  })

  test('a reviewer opens a passed item again, the trail tells, and the applicant can write again', async () => {
    await secondRound()
    await save([{ sectionKey: 'basic', verdict: null }])
    expect((await draftItems('head')).basic).toMatchObject({ verdict: null, carriedFrom: null, reopened: true })
    const audited = await desk.county.db.query<{ detail: { sections: string[] } }>(
      `select detail from audit_entry where subject = $1 and action = 'reopenItems'`,
      [`application:${row.id}`],
    )
    expect(audited.map(({ detail }) => detail.sections)).toEqual([['basic']])
    await save([{ sectionKey: 'work', verdict: 'NO' }])
    await desk.move('returnToApplicant', row.id, 'head')
    expect(await desk.locked(row.id)).toEqual(['commitment', 'education', 'summary'])
    await desk.write(row.id, 'basic', { values: { ...dossier.basic.values, phone: '13899990009' } })
  })

  test('what another level passed stays closed when the next one returns without a word on it', async () => {
    await desk.judge(row.id, 'head')
    await desk.move('reportUp', row.id, 'head')
    await desk.judge(row.id, 'county', { work: 'NO', basic: null, education: null, commitment: null, summary: null })
    await desk.move('returnToApplicant', row.id, 'county')
    expect(await desk.locked(row.id)).toEqual(['basic', 'commitment', 'education', 'summary'])
  })
})

describe('S41 old and new side by side', () => {
  const compare = async (who: string, from: number | null = null, to: number | null = null) =>
    createLoaders(desk.services, await desk.viewer(who)).comparison.load({
      applicationId: row.id,
      versionNumber: row.versionNumber,
      from,
      to,
    })

  test('shows what changed since the version the unit judged last, field by field', async () => {
    expect(await compare('head')).toBeNull()
    await secondRound()
    expect(await compare('head')).toMatchObject({
      from: 1,
      to: 2,
      sections: [
        {
          key: 'work',
          fields: [],
          files: [],
          rows: [{ change: 'CHANGED', before: 0, after: 0, fields: [{ key: 'from', before: '2008-09', after: '2009-09' }] }],
        },
      ],
    })
  })

  test('a unit that judged an older version is shown everything since', async () => {
    await desk.judge(row.id, 'head')
    await desk.move('reportUp', row.id, 'head')
    await desk.judge(row.id, 'county', { work: 'NO', summary: 'NO' })
    await desk.move('returnToApplicant', row.id, 'county')
    await desk.write(row.id, 'work', changedWork)
    row = await desk.move('submitApplication', row.id, 'guli')
    await desk.judge(row.id, 'head', { summary: 'NO' })
    await desk.move('returnToApplicant', row.id, 'head')
    await desk.write(row.id, 'summary', { values: { text: '改写后的总结。' } })
    row = await desk.move('submitApplication', row.id, 'guli')
    const keys = async (who: string) => (await compare(who))?.sections.map(({ key }) => key)
    expect([await keys('head'), await keys('county')]).toEqual([['summary'], ['work', 'summary']])
    expect(await compare('county', 1, 2)).toMatchObject({ sections: [{ key: 'work' }] })
    expect([await compare('county', 3, 9), await compare('county', 2, 2), await compare('county', -1, 2)]).toEqual([
      null,
      null,
      null,
    ])
  })
})
