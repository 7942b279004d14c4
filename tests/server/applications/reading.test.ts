import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import { sees, type Viewer } from '../../../server/workflow/who-may.js'
import { pdf, upload } from '../files/uploads.js'
import { diploma, openCounty, refusalOf, sectionsFor, type County } from './county.js'

let county: County
let guli: Viewer
let application: ApplicationRow

beforeAll(async () => {
  county = await openCounty()
  guli = await county.viewer('guli')
  application = await county.begun('guli')
  await county.fill(application, guli)
})
afterAll(() => county.close())

const people = ['guli', 'aman', 'head', 'deputy', 'stranger', 'county']
const whoSees = async () => {
  const found = await Promise.all(
    people.map(async (key) =>
      (await county.services.applications.application(application.id, await county.viewer(key))) ? [key] : [],
    ),
  )
  return found.flat()
}
const whoLists = async () => {
  const found = await Promise.all(
    people.map(async (key) => {
      const page = await county.services.applications.applications({}, { first: 10 }, await county.viewer(key))
      return page.edges.some(({ node }) => node.id === application.id) ? [key] : []
    }),
  )
  return found.flat()
}
const summaryFor = async (key: string) => {
  const viewer = await county.viewer(key)
  const row = await county.services.applications.application(application.id, viewer)
  const sections = row ? await sectionsFor(county.services, row, viewer) : []
  return sections.find((section) => section.key === 'summary')!
}
const save = async (text: string, viewer = guli) => {
  const { revision } = await summaryFor('guli')
  return county.services.sections.saveSection(
    { applicationId: application.id, key: 'summary', revision, values: { text } },
    viewer,
  )
}

describe('S33 S55 who may see an application', () => {
  test('a draft: nobody but its applicant, in the list as in the record', async () => {
    expect(await whoSees()).toEqual(['guli'])
    expect(await whoLists()).toEqual(['guli'])
  })

  test('S42 before submitting, others find nothing to write into', async () => {
    for (const key of ['aman', 'head', 'stranger', 'county'])
      expect(await refusalOf(save('改了', await county.viewer(key)))).toBe('NOT_FOUND')
  })

  test('once submitted: the unit, which holds it, and those above it', async () => {
    application = await county.submit(application, guli)
    expect(application).toMatchObject({ status: 'WITH_UNIT', versionNumber: 1 })
    expect(await whoSees()).toEqual(['guli', 'head', 'deputy', 'county'])
    expect(await whoLists()).toEqual(['guli', 'head', 'deputy', 'county'])
  })

  test('the condition in SQL and the test of one row agree', async () => {
    const [facts] = await county.db.query<{ ancestors: string[]; trail: string[] }>(
      `select a.trail_unit_ids as trail, array(select o.id from unit u join unit o on o.path @> u.path and o.id <> u.id where u.id = a.unit_id) as ancestors
       from application a where a.id = $1`,
      [application.id],
    )
    const { applicantId, unitId, holderUnitId, versionNumber } = application
    const row = { applicantId, unitId, holderUnitId, submitted: versionNumber > 0 }
    const agreeing = []
    for (const key of people)
      if (sees(await county.viewer(key), { ...row, unitAncestorIds: facts!.ancestors, trailUnitIds: facts!.trail }))
        agreeing.push(key)
    expect(agreeing).toEqual(await whoSees())
  })
})

describe('S42 no reviewer has a write path into the content', () => {
  test('nor has the applicant while a unit has it', async () => {
    expect(await refusalOf(save('再改'))).toBe('NOT_EDITABLE')
    const [education] = (await sectionsFor(county.services, application, guli)).filter(({ key }) => key === 'education')
    expect(education).toMatchObject({ locked: true, state: 'DONE' })
    const { evidence } = county.services
    expect(await refusalOf(evidence.removeAttachment(education!.attachments[0]!.id, guli))).toBe('NOT_EDITABLE')
    const request = { applicationId: application.id, sectionKey: 'education', label: diploma, file: upload('a.pdf', pdf()) }
    expect(await refusalOf(evidence.attachEvidence(request, guli))).toBe('NOT_EDITABLE')
  })

  test.each(['head', 'deputy', 'county'])('%s may read it and is refused every write', async (key) => {
    const viewer = await county.viewer(key)
    expect(await refusalOf(save('我来改', viewer))).toBe('NOT_EDITABLE')
    const returned = `update application set status = 'RETURNED', holder_unit_id = null where id = $1`
    const held = `update application set status = 'WITH_UNIT', holder_unit_id = unit_id where id = $1`
    await county.db.query(returned, [application.id])
    expect(await refusalOf(save('我来改', viewer))).toBe('NOT_APPLICANT')
    await county.db.query(held, [application.id])
  })

  test.each([
    `update section set content = '{}' where application_id = $1`,
    `delete from section where application_id = $1`,
    `delete from attachment where application_id = $1`,
    `insert into attachment (application_id, section_key, label, file_id) select $1, 'work', 'x', id from stored_file limit 1`,
  ])('the database itself refuses: %s', async (sql) => {
    await expect(county.db.query(sql, [application.id])).rejects.toMatchObject({ constraint: 'content_with_applicant' })
  })
})

describe('S47 what was submitted stays', () => {
  test.each(['application_version', 'version_section'])('%s never changes', async (table) => {
    for (const sql of [`update ${table} set application_id = application_id`, `delete from ${table}`])
      await expect(county.db.query(sql)).rejects.toMatchObject({ constraint: 'never_changed' })
  })

  test('others go on reading it while the applicant writes', async () => {
    await county.services.submissions.withdrawApplication(
      { applicationId: application.id, revision: application.revision, idempotencyKey: 'withdrawal-1' },
      guli,
    )
    application = (await county.services.applications.application(application.id, guli))!
    const submitted = (await summaryFor('head')).values.text
    await save('还没有提交的草稿')
    expect((await summaryFor('guli')).values.text).toBe('还没有提交的草稿')
    expect(await summaryFor('head')).toMatchObject({ values: { text: submitted }, locked: true, revision: 1, state: 'DONE' })
  })

  test('the evidence of a version is readable for whoever sees it, also when the applicant has removed it since', async () => {
    const education = async (key: string) => {
      const viewer = await county.viewer(key)
      return (await sectionsFor(county.services, application, viewer)).find((section) => section.key === 'education')!
    }
    const [attachment] = (await education('guli')).attachments
    await county.services.evidence.removeAttachment(attachment!.id, guli)
    expect((await education('guli')).attachments).toEqual([])
    expect((await education('head')).attachments).toMatchObject([
      { id: attachment!.id, label: diploma, createdAt: attachment!.createdAt },
    ])
    const sees = async (key: string) => county.services.applications.maySeeFile(await county.viewer(key), attachment!.file.id)
    expect([await sees('guli'), await sees('head'), await sees('county')]).toEqual([true, true, true])
    expect([await sees('aman'), await sees('stranger')]).toEqual([false, false])
  })

  test('the next submission is another version beside the first', async () => {
    const file = upload('毕业证书.pdf', pdf(220, 'second'))
    await county.services.evidence.attachEvidence(
      { applicationId: application.id, sectionKey: 'education', label: diploma, file },
      guli,
    )
    application = await county.submit(application, guli)
    const loaders = createLoaders(county.services, await county.viewer('head'))
    const versions = await loaders.versionsOfApplication.load(application.id)
    expect(versions.map(({ number }) => number)).toEqual([1, 2])
    expect(new Set(versions.map(({ hash }) => hash)).size).toBe(2)
    const sections = await Promise.all(versions.map((version) => loaders.sectionsOfVersion.load(version)))
    const summaries = sections.map((list) => list.find(({ key }) => key === 'summary')?.values.text)
    expect(summaries[1]).toBe('还没有提交的草稿')
    expect(summaries[0]).not.toBe(summaries[1])
  })
})

describe('S55 the list', () => {
  test('pages by cursor, each application once', async () => {
    const head = await county.viewer('head')
    const aman = await county.viewer('aman')
    const second = await county.begun('aman', 'FG')
    await county.fill(second, aman)
    await county.submit(second, aman)
    const { applications } = county.services
    const first = await applications.applications({}, { first: 1 }, head)
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } })
    const next = await applications.applications({}, { first: 1, after: first.pageInfo.endCursor }, head)
    expect([...first.edges, ...next.edges].map(({ node }) => node.id)).toEqual([second.id, application.id])
    expect(next.pageInfo.hasNextPage).toBe(false)
  })

  test.each([
    [{ name: '古' }, 1],
    [{ name: '%' }, 0],
    [{ levelCode: 'FG' }, 1],
    [{ levelCode: 'FG', name: '古丽' }, 0],
    [{ status: 'WITH_UNIT' as const, handling: false }, 2],
    [{ handling: true }, 0],
    [{ seriesCode: "22' or true --" }, 0],
  ])('narrowed by %j has %i', async (filter, count) => {
    const page = await county.services.applications.applications(filter, { first: 10 }, await county.viewer('head'))
    expect([page.totalCount, page.edges.length]).toEqual([count, count])
  })

  test.each([
    [{ first: 0 }, {}, 'INVALID_INPUT first=OUT_OF_RANGE'],
    [{ first: 101 }, {}, 'INVALID_INPUT first=OUT_OF_RANGE'],
    [{ first: 10, after: 'rubbish' }, {}, 'BAD_CURSOR'],
    [{ first: 10 }, { name: '长'.repeat(10_000) }, 'INVALID_INPUT filter.name=OUT_OF_RANGE'],
    [{ first: 10 }, { seriesCode: '\u0000' }, 'INVALID_INPUT filter.seriesCode=OUT_OF_RANGE'],
  ])('asked wrongly (%#) it refuses with a code', async (page, filter, code) => {
    const head = await county.viewer('head')
    expect(await refusalOf((async () => county.services.applications.applications(filter, page, head))())).toBe(code)
  })

  test.each([['no-uuid'], [null], ['2026-11-23', 'x'], []])('a forged cursor (%#) is refused', async (...key) => {
    const after = Buffer.from(JSON.stringify(['applications', ...key])).toString('base64url')
    const head = await county.viewer('head')
    const listing = county.services.applications.applications({}, { first: 10, after }, head)
    expect(await refusalOf(listing)).toBe('BAD_CURSOR')
  })
})
