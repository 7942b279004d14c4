import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Config } from '../../server/config.js'
import { Database } from '../../server/database/database.js'
import { createServices, type Services } from '../../server/services.js'
import type { UnitFacts } from '../../server/workflow/unit-facts.js'
import type { Viewer } from '../../server/workflow/who-may.js'
import { dossier, diploma } from '../server/applications/county.js'
import { viewerNamed } from '../server/database/viewer-named.js'
import { pdf, upload } from '../server/files/uploads.js'
import { freshDatabase } from '../support/database.js'
import { testSecret } from '../support/secret.js'
import { World, type ApprovedUnit } from '../support/world.js'
import { prepareStatements } from './prepared.js'
import { people, routes, standIns, units, type Route, type RouteName } from './routes.js'

/** What the model knows of a unit: the facts of the rules, and the units above it. */
export interface Place extends UnitFacts {
  ancestorIds: string[]
  itemised: boolean
}

export interface Stage {
  db: Database
  services: Services
  places: Map<string, Place>
  unitId: (name: string) => string
  /** The eight people of a route, its applicant first. */
  actors: (route: RouteName) => Viewer[]
  /** A complete draft of the route's applicant, copied from one that was filled in properly. */
  draft: (route: RouteName, applicant?: Viewer) => Promise<string>
  /** A teacher and the head of a school of their own, which nothing else uses. */
  newSchool: () => Promise<Viewer[]>
  close: () => Promise<void>
}

/** Twelve units with their people on a database of its own. */
export async function openStage(): Promise<Stage> {
  const fresh = await freshDatabase()
  const db = await Database.connect(fresh.url)
  prepareStatements(db.pool)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'model-test-'))
  const world = World.in(fresh.url)
  await world.rows(`update campaign set filing_opens_at = now() - interval '1 day', filing_closes_at = now() + interval '9 days',
    review_opens_at = now() - interval '1 day', review_closes_at = now() + interval '9 days' where year = 2026`)
  for (const unit of units.selfRegistered) await world.unit(unit)
  await world.rows(`update unit set itemised_review = name = any($1)`, [units.itemised])
  for (const person of people) await world.login({ ...person, personName: person.loginName })
  for (const { delegate, absent, namedBy } of standIns)
    await world.rows(
      `insert into review_delegation (unit_id, delegate_id, absent_id, from_day, until_day, named_by_id, named_by_name)
       select d.unit_id, d.id, a.id, current_date - 3, current_date + 30, n.id, n.person_name from account d, account a, account n
       where d.login_name = $1 and a.login_name = $2 and n.login_name = $3`,
      [delegate, absent, namedBy],
    )
  const services = await createServices(db, { dataDir, secretKey: testSecret } as Config)
  const viewers = new Map(
    await Promise.all(people.map(async ({ loginName }) => [loginName, await viewerNamed(db, loginName)] as const)),
  )
  const viewer = (loginName: string) => viewers.get(loginName) as Viewer
  const templates = new Map<RouteName, string>()
  for (const [name, route] of Object.entries(routes))
    templates.set(name as RouteName, await fill(services, route, viewer(route.actors[0])))
  const places = await readPlaces(db, services)
  const ids = new Map(
    (await db.query<{ id: string; name: string }>('select id, name from unit')).map(({ id, name }) => [name, id]),
  )
  return {
    db,
    services,
    places,
    unitId: (name) => ids.get(name) as string,
    actors: (route) => routes[route].actors.map(viewer),
    draft: (route, applicant) => copy(db, templates.get(route) as string, applicant),
    newSchool: async () => {
      const name = `疏附县第${places.size}小学`
      const unitId = await world.unit({ ...(units.selfRegistered[0] as ApprovedUnit), name })
      places.set(unitId, { ...(places.get(ids.get(units.selfRegistered[0]?.name ?? '') ?? '') as Place), id: unitId })
      for (const key of ['teacher', 'head'] as const)
        await world.login({
          loginName: `${key}${places.size}`,
          personName: key,
          unit: name,
          mayAdminister: key === 'head',
          hat: key === 'head' ? 'UNIT_ADMIN' : 'APPLICANT',
        })
      return Promise.all(['teacher', 'head'].map((key) => viewerNamed(db, `${key}${places.size}`)))
    },
    close: async () => {
      await world.close()
      await services.close()
      await db.close()
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function fill(services: Services, route: Route, applicant: Viewer): Promise<string> {
  const { reference, applications, sections, evidence } = services
  const title = [...reference.rows.titles.values()].find(
    (row) => row.seriesCode === route.series && row.levelCode === route.level,
  )
  const campaignId = reference.campaigns().find(({ year }) => year === 2026)?.id ?? ''
  const { id: applicationId } = await applications.startApplication(
    { campaignId, titleId: title?.id ?? '', wayCode: 'REVIEW' },
    applicant,
  )
  for (const [key, content] of Object.entries(dossier))
    await sections.saveSection({ applicationId, key, revision: 1, ...content }, applicant)
  await evidence.attachEvidence(
    { applicationId, sectionKey: 'education', label: diploma, file: upload('证.pdf', pdf()) },
    applicant,
  )
  return applicationId
}

/** One person files once a year, so each copy belongs to a person of its own as far as the index asks. */
async function copy(db: Database, template: string, applicant?: Viewer): Promise<string> {
  return db.transaction(async (tx) => {
    const [made] = await tx.query<{ id: string }>(
      `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status)
       select coalesce($2, applicant_id), uuid_send(uuidv7()), coalesce($3, unit_id), campaign_id, series_code, level_code, title_id, way_code, 'DRAFT'
       from application where id = $1 returning id`,
      [template, applicant?.accountId, applicant?.unitId],
    )
    const id = (made as { id: string }).id
    await tx.query(
      `insert into section (application_id, key, content, content_hash) select $2, key, content, content_hash from section where application_id = $1`,
      [template, id],
    )
    await tx.query(
      `insert into attachment (application_id, section_key, label, file_id) select $2, section_key, label, file_id from attachment where application_id = $1`,
      [template, id],
    )
    return id
  })
}

async function readPlaces(db: Database, services: Services): Promise<Map<string, Place>> {
  const rows = await db.query<{ id: string; ancestorIds: string[]; itemised: boolean }>(
    `select u.id, array(select over.id from unit over where u.path <@ over.path and over.id <> u.id) as "ancestorIds",
       exists (select from unit over where u.path <@ over.path and over.receives and over.name = any($1)) as itemised from unit u`,
    [units.itemised],
  )
  const facts = await services.unitStore.facts(
    db,
    rows.map(({ id }) => id),
  )
  return new Map(rows.map((row) => [row.id, { ...(facts.get(row.id) as UnitFacts), ...row }]))
}
