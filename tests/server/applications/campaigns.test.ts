import type { Campaign } from '../../../server/reference/reference-rows.js'
import type { ChangeCampaignRequest } from '../../../server/reference/campaigns.service.js'
import type { DomainError } from '../../../server/errors.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openCounty, refusalOf, type County } from './county.js'

let county: County
let region: Viewer
let present: Campaign

const hour = 3_600_000
/** To the minute, so many hours from now. */
const inHours = (hours: number) => new Date(Math.floor((Date.now() + hours * hour) / 60_000) * 60_000)

beforeAll(async () => {
  county = await openCounty()
  const unit = '自治区人力资源和社会保障厅'
  await county.world.login({ loginName: 'region', personName: '厅里', unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
  region = await county.viewer('region')
  present = county.services.reference.campaigns().find(({ year }) => year === 2026)!
})
afterAll(() => county.close())

const facts = (change: Partial<ChangeCampaignRequest> = {}): ChangeCampaignRequest => {
  const { id: campaignId, ...now } = county.services.reference.campaign(present.id)
  return { ...now, campaignId, reason: '自治区部署', ...change }
}
const change = (said: Partial<ChangeCampaignRequest>) => county.services.campaigns.changeCampaign(facts(said), region)
const count = async (table: string) => (await county.world.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n
const caught = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => error as DomainError,
  )

test('B5 a campaign is opened for some series with windows of its own, and everybody reads them', async () => {
  const { services } = county
  const windows = {
    filingOpensAt: inHours(-1),
    filingClosesAt: inHours(24),
    reviewOpensAt: inHours(-1),
    reviewClosesAt: inHours(72),
  }
  const opened = await services.campaigns.openCampaign(
    {
      year: 2026,
      name: '工程系列补报',
      seriesCodes: ['05', '05'],
      ...windows,
      publicityRequired: true,
      reason: '补报',
      stageWindows: [{ stage: 'COUNTY', opensAt: inHours(0), closesAt: inHours(48) }],
      announcement: { title: '关于工程系列补报的通知', body: '请按时申报。' },
    },
    region,
  )
  expect(opened).toMatchObject({ year: 2026, seriesCodes: ['05'], ...windows, publicityRequired: true, revision: 1 })
  expect(opened.stageWindows).toEqual([{ stage: 'COUNTY', opensAt: inHours(0), closesAt: inHours(48) }])
  const [said] = await services.campaigns.campaignChanges(opened.id)
  expect(said).toMatchObject({ actorName: '厅里', reason: '补报', opened: true })
  const [notice] = await county.world.rows<{ title: string }>('select title from notice where id = $1', [said?.noticeId])
  expect(notice?.title).toBe('关于工程系列补报的通知')
  const title = [...services.reference.rows.titles.values()].find((row) => row.seriesCode === '22')!
  const wrongSeries = services.applications.startApplication(
    { campaignId: opened.id, titleId: title.id, wayCode: 'REVIEW' },
    await county.viewer('aman'),
  )
  expect(await refusalOf(wrongSeries)).toBe('SERIES_NOT_IN_CAMPAIGN')
  const again = { ...facts(), year: 2026, name: '工程系列补报' }
  expect(await refusalOf(services.campaigns.openCampaign(again, region))).toBe('CAMPAIGN_NAME_TAKEN name=CAMPAIGN_NAME_TAKEN')
})

test('B5 wrong windows are named all at once and nothing is written', async () => {
  const before = [await count('campaign'), await count('campaign_change'), await count('notice'), await count('audit_entry')]
  const odd = new Date(inHours(1).getTime() + 1000)
  const faulty = change({
    name: ' ',
    seriesCodes: ['99'],
    filingClosesAt: present.filingOpensAt,
    reason: '',
    reviewOpensAt: odd,
    reviewClosesAt: new Date('2031-01-01T00:00:00Z'),
    announcement: { title: '', body: 'x' },
    stageWindows: [1, 2].map(() => ({ stage: 'COUNTY', opensAt: inHours(2), closesAt: inHours(1) })),
  })
  expect(await refusalOf(faulty)).toBe(
    'INVALID_INPUT name=REQUIRED reason=REQUIRED announcement.title=REQUIRED seriesCodes=NOT_A_CHOICE stageWindows=DUPLICATE ' +
      'filingClosesAt=NOT_AFTER_OPENING reviewOpensAt=NOT_A_MINUTE reviewClosesAt=OUT_OF_YEAR ' +
      'stageWindows.COUNTY.closesAt=NOT_AFTER_OPENING',
  )
  expect(await refusalOf(change({ reviewClosesAt: inHours(1) }))).toBe('INVALID_INPUT reviewClosesAt=REVIEW_ENDS_FIRST')
  expect(await refusalOf(change({ campaignId: 'x' }))).toBe('NOT_FOUND')
  expect(await refusalOf(change({ revision: 99 }))).toBe('STALE_REVISION')
  expect([await count('campaign'), await count('campaign_change'), await count('notice'), await count('audit_entry')]).toEqual(
    before,
  )
})

test('B5 an open window is not pulled away, a series that somebody has filed for does not fall out', async () => {
  expect(await refusalOf(change({ filingClosesAt: inHours(-1) }))).toBe('WINDOW_PULLED_AWAY filingClosesAt=WINDOW_PULLED_AWAY')
  expect(await refusalOf(change({ filingOpensAt: inHours(1) }))).toBe('WINDOW_PULLED_AWAY filingOpensAt=WINDOW_PULLED_AWAY')
  const stageWindows = [{ stage: 'COUNTY' as const, opensAt: inHours(-5), closesAt: inHours(-1) }]
  expect(await refusalOf(change({ stageWindows }))).toBe('WINDOW_PULLED_AWAY stageWindows.COUNTY.closesAt=WINDOW_PULLED_AWAY')
  await county.begun('guli')
  expect(await refusalOf(change({ seriesCodes: ['05'] }))).toBe('CAMPAIGN_IN_USE')
})

test('B5 one filing a person a year, whatever the campaign: the database sees to it', async () => {
  const { services, world } = county
  const other = await services.campaigns.openCampaign({ ...facts(), year: 2026, name: '第二批' }, region)
  const title = [...services.reference.rows.titles.values()].find((row) => row.seriesCode === '22')!
  const request = { campaignId: other.id, titleId: title.id, wayCode: 'REVIEW' }
  expect(await refusalOf(services.applications.startApplication(request, await county.viewer('guli')))).toBe('ALREADY_FILED')
  const insert = world.rows(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status)
     select applicant_id, person_hash, unit_id, $1, series_code, level_code, title_id, way_code, 'DRAFT' from application limit 1`,
    [other.id],
  )
  await expect(insert).rejects.toThrow('application_filing_year_idx')
})

test('B5 outside the window everything is refused naming window and cure; an extension opens it again, with its history', async () => {
  const { services, world } = county
  const aman = await county.viewer('aman')
  const draft = await county.begun('aman')
  await county.fill(draft, aman)
  await world.rows(`update campaign set filing_closes_at = now() - interval '1 minute' where id = $1`, [present.id])
  await services.reference.refresh()
  const error = await caught(county.submit(draft, aman))
  expect(error).toMatchObject({ code: 'WINDOW_CLOSED', hint: { cure: 'extendCampaign', who: 'REGION_OFFICE' } })
  expect(error?.hint.params).toMatchObject({ campaign: present.name, opensAt: present.filingOpensAt.toISOString() })
  const save = { applicationId: draft.id, key: 'summary', revision: 2, values: { text: '改' } }
  expect((await caught(services.sections.saveSection(save, aman)))?.hint.cure).toBe('extendCampaign')
  const actions = await createLoaders(services, aman).availableActions.load(draft)
  expect(actions.find(({ action }) => action === 'submitApplication')?.refusal).toMatchObject({ cure: 'extendCampaign' })

  const closesAt = inHours(5)
  await change({ filingClosesAt: closesAt, reason: '网络故障，延期半天' })
  const [extended] = await services.campaigns.campaignChanges(present.id)
  expect(extended).toMatchObject({ reason: '网络故障，延期半天', opened: false, fields: [{ field: 'filingClosesAt' }] })
  expect(extended?.fields[0]?.after).toBe(closesAt.toISOString())
  const changes = await count('campaign_change')
  await change({ filingClosesAt: closesAt })
  expect(await count('campaign_change')).toBe(changes)
  expect(await county.submit(draft, aman)).toMatchObject({ status: 'WITH_UNIT' })
})

test('B5 units have a window of their own, by stage: the school may be late while the county is not', async () => {
  const { services } = county
  const head = await county.viewer('head')
  const opensAt = inHours(-48)
  // Ahead of its time, so nothing is pulled away.
  await county.world.rows(`update campaign set review_opens_at = date_trunc('minute', now()) + interval '1 hour' where id = $1`, [
    present.id,
  ])
  await services.reference.refresh()
  const [{ id } = { id: '' }] = await county.world.rows<{ id: string }>(`select id from application where status = 'WITH_UNIT'`)
  await services.approvalForms.startHandling(id, head)
  const report = async (key: string) => {
    const row = (await services.applications.application(id, head))!
    const toUnitId = await county.world.unitId('疏附县人力资源和社会保障局')
    const input = { applicationId: id, revision: row.revision, idempotencyKey: key, toUnitId }
    return caught(services.dispatches.reportUp(input, head))
  }
  expect((await report('too-early-1'))?.hint).toMatchObject({ cure: 'waitForWindow', params: { campaign: present.name } })
  await change({ stageWindows: [{ stage: 'FILING_UNIT', opensAt, closesAt: inHours(30) }], reason: '分级安排' })
  expect((await report('in-its-own-window'))?.code).not.toBe('WINDOW_CLOSED')
})

test('B5 48 hours before a window closes, whoever still has something to do is told once; an extension tells again', async () => {
  const { campaignReminders, reference } = county.services
  await change({
    stageWindows: [],
    filingClosesAt: inHours(47),
    reviewOpensAt: inHours(-9),
    reviewClosesAt: inHours(96),
    reason: '截止',
  })
  const remind = async () => {
    await Promise.all([1, 2].map(() => campaignReminders.remind()))
    return county.world.rows<{ kind: string; to: string; params: object }>(
      `select n.kind, coalesce(a.login_name, u.name) as to, n.params from notification n left join account a on a.id = n.account_id
         left join unit u on u.id = n.unit_id where n.kind in ('FILING_CLOSES', 'REVIEW_CLOSES') order by n.created_at`,
    )
  }
  const said = await remind()
  expect(said).toMatchObject([{ kind: 'FILING_CLOSES', to: 'guli', params: { campaign: present.name } }])
  expect(await remind()).toHaveLength(1)
  await change({ filingClosesAt: inHours(90), reason: '延期' })
  expect(await remind()).toHaveLength(1)
  await county.world.rows(
    `update campaign set filing_closes_at = filing_closes_at - interval '45 hours', review_closes_at =
    review_closes_at - interval '49 hours' where id = $1`,
    [present.id],
  )
  await reference.refresh()
  const again = await remind()
  expect(again.slice(1)).toMatchObject([
    { kind: 'FILING_CLOSES', to: 'guli' },
    { kind: 'REVIEW_CLOSES', to: '疏附县第七中学', params: { waiting: 1 } },
  ])
})
