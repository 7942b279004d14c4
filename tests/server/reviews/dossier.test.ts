import { AsyncLocalStorage } from 'node:async_hooks'
import { execute, parse, type DocumentNode } from 'graphql'
import type { Database } from '../../../server/database/database.js'
import { demoLogins, loadDemo } from '../../../server/database/demo.js'
import { createLoaders } from '../../../server/graphql/loaders.js'
import { guardedSchema } from '../../../server/graphql/server.js'
import type { Services } from '../../../server/services.js'
import type { Viewer } from '../../../server/workflow/who-may.js'
import { documentOf, queries } from '../../support/screens.js'
import { openServices } from '../../support/services.js'
import { viewerNamed } from '../database/viewer-named.js'

let db: Database
let services: Services
let close: () => Promise<void>
/** Counts what one reading asks; the services refresh what they keep meanwhile, and that is nobody's reading. */
const reading = new AsyncLocalStorage<{ statements: number }>()

beforeAll(async () => {
  ;({ db, services, close } = await openServices({ demo: true }))
  await loadDemo(services)
  const pool = db.pool as unknown as { query: (statement: object) => Promise<unknown> }
  const query = pool.query.bind(pool)
  pool.query = (statement) => {
    const counted = reading.getStore()
    if (counted) counted.statements += 1
    return query(statement)
  }
}, 120_000)
afterAll(() => close())

const schema = guardedSchema()

const screen = (name: string) => documentOf(queries.find((operation) => operation.name?.value === name)!)
const ofReviewers = [screen('ReviewApplication')]
const ofApplicants = [screen('ApplicationDossier'), screen('EditApplication')]
// What no screen asks: more of a unit than is read along, the same field twice, little of an application.
const unit =
  '{ id name kind level origin receives contactPhone status parent { id name kind parent { name } } division { name } }'
const whole = parse(`query Whole($id: ID!) { application(id: $id) {
  __typename id status deadline applicant { id personName loginName hat } unit ${unit} holder { handler isApplicant unit ${unit} }
  lastTransfer { ...Hop } transfers { ...Hop } versions { number submittedAt hash sections { key label contentHash attachments { id } } }
  sections { key label contentHash revision updatedAt state locked passed problems { code } warnings { code } attachments { id row file { name } } }
  approvalForms { ...Form } draftForm { ...Form } comparison { from to sections { key } }
  oldest: comparison(from: 1, to: 2) { sections { key fields { before after } } } } }
  fragment Hop on Transfer { id seq action at fromApplicant toApplicant from ${unit} to ${unit} }
  fragment Form on ApprovalForm { id reviewer savedAt dispatchedAt unit ${unit} items { sectionKey label verdict current } }`)
const few = parse(`query Few($id: ID!) { application(id: $id) {
  unit { name parent { id __typename } } transfers { from { name } } approvalForms { items { current } } } }`)

interface Told {
  answer: unknown
  statements: number
}

async function told(document: DocumentNode, id: string, viewer: Viewer, known: Services): Promise<Told> {
  const nobody = { token: null, address: '', userAgent: '', sessionToken: null }
  const contextValue = { ...known, ...nobody, viewer, loaders: createLoaders(known, viewer) }
  const counted = { statements: 0 }
  // A pair of versions to compare, for the screen that asks for one.
  const variableValues = { id, from: 1, to: 2, first: 30 }
  const { data, errors } = await reading.run(counted, async () => execute({ schema, document, contextValue, variableValues }))
  return { answer: JSON.parse(JSON.stringify({ data, errors: errors ?? [] })), ...counted }
}

/** One that came back and one that did not, of those the viewer may see; and the one with the longest way, seen or not. */
async function applicationsFor(viewer: Viewer): Promise<string[]> {
  const { edges } = await services.applications.applications({}, { first: 100 }, viewer)
  const seen = Map.groupBy(
    edges.map(({ node }) => node),
    ({ versionNumber }) => versionNumber > 1,
  )
  const [longest] = await db.query<{ id: string }>(
    'select application_id as id from transfer group by 1 order by count(*) desc, 1 limit 1',
  )
  return [...[...seen.values()].map((rows) => rows[0]!.id), longest!.id]
}

// To a unit that waits for its approval nothing is open.
const readers = demoLogins.map(({ loginName }) => loginName).filter((loginName) => loginName !== 'newschool')

test.each(readers)('%s reads of an application at once what the loaders tell, by 12 statements at most', async (loginName) => {
  const viewer = await viewerNamed(db, loginName)
  const { applications } = services
  // Nothing read along: every field asks its loader.
  const dossiers = { application: (id: string, who: Viewer) => applications.application(id, who) }
  const apart = { ...services, dossiers } as unknown as Services
  const screens = viewer.hat === 'APPLICANT' ? ofApplicants : ofReviewers
  for (const id of await applicationsFor(viewer)) {
    for (const document of [whole, few, ...screens]) {
      const together = await told(document, id, viewer, services)
      const { answer } = await told(document, id, viewer, apart)
      expect(together.answer).toEqual(answer)
      expect(together.answer).toMatchObject({ errors: [] })
      expect(together.statements).toBeLessThanOrEqual(12)
    }
  }
})

const inLists = ['ReviewInbox', 'CommitteeInbox', 'SentApplications', 'ApplicationSearch'].map(screen)
// What no screen asks: everything that is read along, and all of it once more with something that is not.
const listing = (more: string) =>
  parse(`{ inbox(first: 20) { ...List } due: inbox(first: 20, order: DEADLINE, filter: { name: "a" }) { ...List } sent(first: 20) { ...List }
    applications(first: 20) { ...List } found: applications(first: 3, filter: { name: "a" }) { ...List } }
  fragment List on ApplicationConnection { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id deadline applicant { id personName ${more} }
    unit { id name status parent { id name } ${more && 'contactPhone'} } holder { handler isApplicant unit { id name kind ${more && 'level'} } }
    lastTransfer { id seq action actorName onBehalfOfName at opinion versionNumber fromApplicant toApplicant from { id name ${more && 'kind'} } to { id name } }
    approvalForms { id unit { id name } items { sectionKey label verdict } ${more && 'savedAt'} } ${more && 'draftForm { id }'} } } }`)
const lists = [listing(''), listing('phone')]

test.each(readers)('%s reads beside the rows of a list what the loaders tell', async (loginName) => {
  const viewer = await viewerNamed(db, loginName)
  const { applications, inbox } = services
  const apart = {
    ...services,
    applications: {
      applications: (...[filter, page, who]: Parameters<typeof applications.applications>) =>
        applications.applications(filter, page, who),
    },
    inbox: {
      inbox: (...[filter, page, who, choice]: Parameters<typeof inbox.inbox>) => inbox.inbox(filter, page, who, choice),
      sent: (...[filter, page, who]: Parameters<typeof inbox.sent>) => inbox.sent(filter, page, who),
    },
  } as unknown as Services
  for (const document of [...lists, ...inLists]) {
    const together = await told(document, '', viewer, services)
    expect(together.answer).toEqual((await told(document, '', viewer, apart)).answer)
  }
})

test('whoever may not see an application reads nothing of it', async () => {
  const [stranger, applicant] = [await viewerNamed(db, 'pharmacy'), await viewerNamed(db, 'applicant')]
  const [own] = await services.applications.myApplications(applicant)
  expect(await told(whole, own!.id, stranger, services)).toMatchObject({ answer: { data: { application: null } }, statements: 1 })
})
