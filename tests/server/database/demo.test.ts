import { contentHash, versionHash } from '../../../server/applications/content-hash.js'
import { DestinationsService } from '../../../server/applications/destinations.service.js'
import { incompleteSections } from '../../../server/applications/versions.js'
import { firstHash, linkHash } from '../../../server/audit/chain.js'
import { isStrongPassword, passwordMatches } from '../../../server/accounts/passwords.js'
import type { Database } from '../../../server/database/database.js'
import { demoLogins, loadDemo } from '../../../server/database/demo.js'
import type { Services } from '../../../server/services.js'
import { unitCircumstances } from '../../../server/units/unit-circumstances.store.js'
import { cleanContent } from '../../../server/workflow/section-content.js'
import { sectionRuleOf } from '../../../server/workflow/section-rules.js'
import { missingOf } from '../../../server/workflow/unit-profile.js'
import { openServices } from '../../support/services.js'
import { viewerNamed } from './viewer-named.js'

let db: Database
let services: Services
let close: () => Promise<void>

beforeAll(async () => {
  ;({ db, services, close } = await openServices({ demo: true }))
  await loadDemo(services)
  // Two seconds, but on a machine that does other things as well.
}, 120_000)
afterAll(() => close())

const count = async (from: string) => Number((await db.query<{ count: string }>(`select count(*) from ${from}`))[0]?.count)
const grouped = async (sql: string) => (await db.query<{ key: string }>(sql)).map(({ key }) => key)

interface HopRow {
  id: string
  application_id: string
  action: string
  from_unit_id: string | null
  to_unit_id: string | null
  before: { holderUnitId: string | null; status: string; lastTransferId: string | null }
}

async function hopsByApplication(): Promise<HopRow[][]> {
  const hops = await db.query<HopRow & object>('select * from transfer order by application_id, seq')
  const chains = new Map<string, HopRow[]>()
  for (const hop of hops) chains.set(hop.application_id, [...(chains.get(hop.application_id) ?? []), hop])
  return [...chains.values()]
}

test('applications and units stand in every state, some hundred of them', async () => {
  expect(await count('application')).toBeGreaterThan(300)
  expect(await grouped('select distinct status as key from application order by 1')).toEqual([
    'ACCEPTED',
    'DRAFT',
    'RETURNED',
    'WITH_COMMITTEE',
    'WITH_UNIT',
  ])
  expect(await grouped('select distinct status as key from unit order by 1')).toEqual([
    'APPROVED',
    'DRAFT',
    'RETURNED',
    'SUBMITTED',
  ])
  expect(await grouped('select distinct action as key from transfer order by 1')).toEqual([
    'accept',
    'recall',
    'reportUp',
    'returnToApplicant',
    'sendBack',
    'submitApplication',
    'withdrawApplication',
  ])
  expect([await count('unit where change is not null'), await count('notice')]).toEqual([1, 6])
  expect(await count('application where self_administered')).toBe(1)
})

test('S55 everybody is found by pinyin from the first start on', async () => {
  expect(await count('account where person_pinyin is null')).toBe(0)
})

test('S55 the chain of hops is continuous and ends where the application is', async () => {
  const chains = await hopsByApplication()
  const broken = chains.flatMap((hops) =>
    hops.filter((hop, index) => {
      const earlier = hops[index - 1]
      return hop.from_unit_id !== hop.before.holderUnitId || (earlier?.to_unit_id ?? null) !== hop.from_unit_id
    }),
  )
  expect(broken).toEqual([])
  const holders = await db.query<{ id: string; holder: string | null; hops: number }>(
    `select a.id, a.holder_unit_id as holder, (select count(*)::int from transfer t where t.application_id = a.id) as hops from application a`,
  )
  const last = new Map(chains.map((hops) => [hops[0]?.application_id, hops.at(-1)?.to_unit_id ?? null]))
  expect(holders.filter(({ id, holder, hops }) => (hops ? last.get(id) !== holder : holder !== null))).toEqual([])
})

test('S45 every hop that can be recalled names the one it came by', async () => {
  const wrong = await db.query(
    `select a.id from application a left join transfer t on t.id = a.last_transfer_id
     where t.application_id is distinct from a.id and a.status not in ('DRAFT', 'RETURNED')
       or t.to_unit_id is distinct from a.holder_unit_id and a.last_transfer_id is not null`,
  )
  expect(wrong).toEqual([])
})

test('S25 S26 each report-up went where routing leads', async () => {
  const hops = await db.query<{
    id: string
    from: string
    to: string
    divisionCode: string
    seriesCode: string
    levelCode: string
  }>(
    `select t.id, t.from_unit_id as from, t.to_unit_id as to, u.division_code as "divisionCode", a.series_code as "seriesCode",
       a.level_code as "levelCode"
     from transfer t join application a on a.id = t.application_id join unit u on u.id = a.unit_id where t.action = 'reportUp'`,
  )
  const facts = await services.unitStore.facts(db, [...new Set(hops.map(({ from }) => from))])
  const destinations = new DestinationsService(services.unitStore, services.reference)
  const offered = await destinations.of(
    db,
    hops.map((hop) => ({ ...hop, applicationId: hop.id, sender: facts.get(hop.from)! })),
  )
  expect(hops.length).toBeGreaterThan(300)
  expect(hops.filter(({ id, to }) => offered.get(id)?.[0]?.unitId !== to)).toEqual([])
})

test('B12 every hash chain verifies', async () => {
  const entries = await db.query<{
    subject: string
    seq: number
    action: string
    detail: object
    at: Date
    [column: string]: unknown
  }>('select * from audit_entry order by subject, seq')
  let previousHash = firstHash
  const wrong = entries.filter(({ subject, seq, action, detail, at, actor_id: actor, previous_hash: previous, hash }) => {
    if (seq === 1) previousHash = firstHash
    const link = { subject, seq, actorId: actor as string | null, action, detail, at: at.toISOString(), previousHash }
    const right = previous === previousHash && hash === linkHash(link)
    previousHash = hash as string
    return !right
  })
  expect(entries.length).toBeGreaterThan(3000)
  expect(wrong).toEqual([])
})

test('S43 what has been handed in is complete and clean by the section rules, with the hashes of its content', async () => {
  const submitted = await grouped(`select id as key from application where version_number > 0`)
  expect([...(await incompleteSections(db, submitted))].filter(([, keys]) => keys.length > 0)).toEqual([])
  const sections = await db.query<{
    key: string
    content: { values: object; rows: object[] }
    content_hash: string
    files: never[]
  }>(
    `select s.*, array(select jsonb_build_object('label', a.label, 'name', f.name, 'sha256', encode(f.sha256, 'hex'))
       from attachment a join stored_file f on f.id = a.file_id where a.application_id = s.application_id and a.section_key = s.key) files
     from section s`,
  )
  const wrong = sections.filter(({ key, content, content_hash: hash, files }) => {
    const known = content as Parameters<typeof contentHash>[0]
    const rule = sectionRuleOf(key)!
    const again = cleanContent(rule, rule.repeating ? { rows: known.rows } : { values: known.values }, known)
    return hash !== contentHash(known, files) || again.faults.length > 0 || contentHash(again.content, files) !== hash
  })
  expect(wrong).toEqual([])
})

test('S41 S47 versions carry their hash and every verdict the hash of what it judged', async () => {
  const versions = await db.query<{ hash: string; sections: { key: string; contentHash: string }[] }>(
    `select v.hash, (select jsonb_agg(jsonb_build_object('key', s.key, 'contentHash', s.content_hash)) from version_section s
       where s.application_id = v.application_id and s.number = v.number) as sections from application_version v`,
  )
  expect(versions.filter(({ hash, sections }) => hash !== versionHash(sections))).toEqual([])
  const stray = await count(
    `approval_item i join approval_form f on f.id = i.form_id left join version_section s on s.application_id = f.application_id
       and s.number = f.version_number and s.key = i.section_key and s.content_hash = i.content_hash where s.key is null`,
  )
  expect(stray).toBe(0)
})

test('S40 what passed in an itemised return is locked, in the subtree of the university and nowhere else', async () => {
  const units = await grouped(
    `select distinct above.name as key from application a join unit u on u.id = a.unit_id join unit above on u.path <@ above.path
     where above.itemised_review and a.itemised order by 1`,
  )
  expect(units).toEqual(['新疆医科大学'])
  const locked = `section s join application a on a.id = s.application_id where s.locked and a.status = 'RETURNED'`
  expect(await count(`${locked} and a.itemised`)).toBeGreaterThan(10)
  expect(await count(`${locked} and (not a.itemised or s.key in ('education', 'summary'))`)).toBe(0)
})

test('S15 the units that were submitted are complete', async () => {
  const ids = await grouped(`select id as key from unit where origin = 'SELF_REGISTERED' and status <> 'DRAFT'`)
  const found = await unitCircumstances(db, services.unitStore, await services.unitStore.byIds(ids), null)
  expect([...found.values()].filter(({ profile }) => missingOf(profile).length > 0)).toEqual([])
  expect(found.size).toBe(15)
})

test('every demo login exists in the unit it says, with the password it says', async () => {
  const rows = await db.query<{ loginName: string; password: string; unitName: string }>(
    `select a.login_name as "loginName", a.password_hash as password, u.name as "unitName" from account a join unit u on u.id = a.unit_id
     where a.login_name = any($1)`,
    [demoLogins.map(({ loginName }) => loginName)],
  )
  const units = (logins: readonly { loginName: string; unitName: string }[]) =>
    Object.fromEntries(logins.map(({ loginName, unitName }) => [loginName, unitName]))
  expect(units(rows)).toEqual(units(demoLogins))
  expect(demoLogins.every(({ password, loginName }) => isStrongPassword(password, loginName, true))).toBe(true)
  expect(await passwordMatches(rows[0]!.password, demoLogins[0]!.password)).toBe(true)
})

test('B2 the committee one logs in to has a pool for a panel of seven, and something to judge', async () => {
  const [ready] = await db.query<{ experts: number; accepted: number }>(
    `select (select count(*)::int from expert e join committee k on k.id = e.committee_id where k.unit_id = a.unit_id) as experts,
       (select count(*)::int from application p where p.holder_unit_id = a.unit_id and p.status = 'ACCEPTED') as accepted
     from account a where a.login_name = 'committee'`,
  )
  expect(ready!.experts).toBeGreaterThanOrEqual(10)
  expect(ready!.accepted).toBeGreaterThan(0)
})

test('the services go on from where the demo world stands', async () => {
  const shufu = await viewerNamed(db, 'shufu')
  const waiting = await services.inbox.inbox({}, { first: 100 }, shufu)
  const pending = waiting.edges.find(({ node }) => !node.handlingStartedAt)!.node
  const started = await services.approvalForms.startHandling(pending.id, shufu)
  const request = { applicationId: started.id, revision: started.revision, idempotencyKey: 'demo-test-1', opinion: '请补充材料' }
  expect((await services.dispatches.returnToApplicant(request, shufu)).status).toBe('RETURNED')
  const applicant = await viewerNamed(db, 'applicant')
  const [mine] = await services.applications.myApplications(applicant)
  const submission = { applicationId: mine!.id, revision: mine!.revision, idempotencyKey: 'demo-test-2' }
  expect((await services.submissions.submitApplication(submission, applicant)).status).toBe('WITH_UNIT')
})

test('loading again changes nothing', async () => {
  const before = await count('account')
  await loadDemo(services)
  expect(await count('account')).toBe(before)
})
