import type { ApplicationRow } from '../../../server/applications/application.store.js'
import type { Database } from '../../../server/database/database.js'
import { DomainError } from '../../../server/errors.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import type { Services } from '../../../server/services.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { openServices } from '../../support/services.js'
import { World, type Login } from '../../support/world.js'
import { viewerNamed } from '../database/viewer-named.js'
import { pdf, upload } from '../files/uploads.js'

const school = '疏附县第七中学'
const neighbour = '疏附县第八中学'
const bureau = '疏附县人力资源和社会保障局'

const logins: (Login & { key: string })[] = [
  { key: 'guli', loginName: 'guli', personName: '古丽', unit: school, mayAdminister: false, hat: 'APPLICANT' },
  { key: 'aman', loginName: 'aman', personName: '阿曼', unit: school, mayAdminister: false, hat: 'APPLICANT' },
  { key: 'head', loginName: 'head', personName: '王校长', unit: school, mayAdminister: true, hat: 'UNIT_ADMIN' },
  { key: 'deputy', loginName: 'deputy', personName: '李副校长', unit: school, mayAdminister: true, hat: 'UNIT_ADMIN' },
  { key: 'stranger', loginName: 'stranger', personName: '张校长', unit: neighbour, mayAdminister: true, hat: 'UNIT_ADMIN' },
  { key: 'county', loginName: 'county', personName: '赵科长', unit: bureau, mayAdminister: true, hat: 'UNIT_ADMIN' },
]

/** A county bureau and two of its schools, with the services of the server. */
export interface County {
  db: Database
  services: Services
  world: World
  viewer: (key: string) => Promise<Viewer>
  /** An application begun by the person of this key. */
  begun: (key: string, levelCode?: string) => Promise<ApplicationRow>
  /** Fills what everybody must fill. */
  fill: (application: ApplicationRow, viewer: Viewer) => Promise<void>
  submit: (application: ApplicationRow, viewer: Viewer) => Promise<ApplicationRow>
  close: () => Promise<void>
}

export async function openCounty(): Promise<County> {
  const { config, db, services, close: closeServices } = await openServices({ webhookNetworks: ['127.0.0.0/8'] })
  const world = World.in(config.databaseUrl)
  await world.unit({ name: school, level: 'COUNTY', divisionCode: '653121', receivers: [bureau] })
  await world.unit({ name: neighbour, level: 'COUNTY', divisionCode: '653121', receivers: [bureau] })
  for (const { key: _, ...login } of logins) await world.login(login)
  let submissions = 0

  const viewer = (loginName: string) => viewerNamed(db, loginName)
  const begun = async (key: string, levelCode = 'ZJ') => {
    const title = [...services.reference.rows.titles.values()].find(
      (row) => row.seriesCode === '22' && row.levelCode === levelCode,
    )
    const campaign = services.reference.campaigns().find(({ year }) => year === 2026)
    return services.applications.startApplication(
      { campaignId: campaign?.id ?? '', titleId: title?.id ?? '', wayCode: 'REVIEW' },
      await viewer(key),
    )
  }
  const fill = async ({ id: applicationId }: ApplicationRow, by: Viewer) => {
    for (const [key, content] of Object.entries(dossier))
      await services.sections.saveSection({ applicationId, key, revision: 1, ...content }, by)
    const file = upload('毕业证书.pdf', pdf())
    await services.evidence.attachEvidence({ applicationId, sectionKey: 'education', label: diploma, file }, by)
  }
  const submit = (application: ApplicationRow, by: Viewer) =>
    services.submissions.submitApplication(
      { applicationId: application.id, revision: application.revision, idempotencyKey: `submission-${++submissions}` },
      by,
    )
  const close = async () => {
    await world.close()
    await closeServices()
  }
  return { db, services, world, viewer, begun, fill, submit, close }
}

export const diploma = '毕业证书、学位证书'
export const dossier = {
  commitment: { values: { agreed: true, signedName: '古丽' } },
  basic: {
    values: {
      nationality: '维吾尔族',
      workingSince: '2008-09',
      highestEducation: '大学本科',
      currentWork: '数学教学',
      employment: '在编在岗',
      phone: '13899990001',
    },
  },
  education: {
    rows: [{ from: '2004-09', to: '2008-07', school: '喀什大学', major: '数学', education: '大学本科', degree: '学士' }],
  },
  work: { rows: [{ from: '2008-09', unit: school, post: '数学教师' }] },
  summary: { values: { text: '自参加工作以来，一直承担教学和教研工作。' } },
}

/** The sections of an application as this viewer reads them. */
export const sectionsFor = (services: Services, row: ApplicationRow, viewer: Viewer) =>
  createLoaders(services, viewer).sectionsOfApplication.load(row)

/** The code of the refusal, with its faulty fields. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(error instanceof DomainError)) throw error ?? new Error('it was allowed')
  const fields = error.hint.fields?.map(({ field, code }) => `${field}=${code}`) ?? []
  return [error.code, ...fields].join(' ')
}
