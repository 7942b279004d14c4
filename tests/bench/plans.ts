import pg from 'pg'
import { nameOf, queries, scannedIn, Screens, type PlanNode, type Sent } from '../support/screens.js'
import { openGround } from './ground.js'
import { told } from './report.js'
import { workloads } from './sizes.js'

/** Whose screens: offices of each rank, and somebody who files. */
const sessions = ['admin 653100 PREFECTURE_BUREAU', 'admin 650000 REGION_OFFICE', 'admin 653101 COUNTY_BUREAU', 'draft 0']
/** A prepared statement gets its lasting plan after its fifth run, if one for any value seems no dearer than one for this value. */
const settling = 5
/** Pages of 8 kB; so many are 64 MB, some 20 ms of one core. What reads more of a million grows with them. */
const many = 8000
/** A count that stops at 10,000 may look at some pages for each it has counted, and grows no further. */
const stopping = / limit 10001\) counted/
const manyOf = ({ text }: Looked) => (stopping.test(text) ? 12 * many : many)

interface Looked {
  /** Which screens ask it, and as whom. */
  by: string
  text: string
  scanned: string[]
  /** Pages of 8 kB, from memory or disk. */
  pages: number
  ms: number
}

/**
 * Every statement that a screen or a reading workload causes, with the plan that PostgreSQL ends with over this database. Findings
 * are statements that touch more than 64 MB: whatever a million applications have, read from end to end, is larger.
 * @returns findings, worst first
 */
export async function checkPlans(cluster: { url: (database: string) => string }, size: number): Promise<Looked[]> {
  const { url } = await openGround(cluster, size)
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(
    `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_buffers = on;
     set auto_explain.log_timing = off; set auto_explain.log_format = json; set client_min_messages = log`,
  )
  const screens = await Screens.open(url)
  try {
    const looked: Looked[] = []
    for (const statement of await statements(admin, screens)) {
      looked.push({ by: [...statement.by].join(', '), text: statement.text, ...(await look(admin, statement)) })
    }
    console.error(`${told(size)}: ${looked.length} statements`)
    return looked.filter((one) => one.pages > manyOf(one)).toSorted((a, b) => b.pages - a.pages)
  } finally {
    await screens.close()
    await admin.end()
  }
}

interface Statement extends Pick<Sent, 'name' | 'text'> {
  by: Set<string>
  sent: Sent[]
}

async function statements(admin: pg.Client, screens: Screens): Promise<Statement[]> {
  const found = new Map<string, Statement>()
  const note = (by: string, all: readonly Sent[]) => {
    for (const one of all.filter(({ text }) => /^\s*(select|with)/i.test(text))) {
      const known = found.get(one.text) ?? { name: one.name, text: one.text, by: new Set(), sent: [] }
      found.set(one.text, known)
      known.by.add(by)
      known.sent.push(one)
    }
  }
  for (const session of sessions)
    for (const query of queries) note(`${nameOf(query)} (${session})`, await screens.statementsOf(query, 20, session))
  // The peer is asked for a cursor of its own alone.
  const reading = await workloads(admin, async () => ({ allApplications: { pageInfo: {} } }))
  for (const { name, ours, ask } of reading.filter((one) => !one.reset)) {
    const { ours: variables, session } = ask(0, 0)!
    note(name, await screens.statementsOfText(ours, variables, session))
  }
  return [...found.values()]
}

/** The dearest of the values it was asked with. */
async function look(admin: pg.Client, { name, sent }: Statement): Promise<Pick<Looked, 'scanned' | 'pages' | 'ms'>> {
  let worst = { scanned: [] as string[], pages: -1, ms: 0 }
  const values = [...new Map(sent.map((one) => [JSON.stringify(one.values), one])).values()].slice(0, 12)
  for (let run = 0; name && run < settling; run += 1) await planOf(admin, values[run % values.length]!)
  for (const one of values) {
    const { Plan: plan, ms } = await planOf(admin, one)
    const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
    const scanned = scannedIn(plan)
    if (pages > worst.pages || scanned.length > worst.scanned.length) worst = { scanned, pages, ms }
  }
  return worst
}

/** PostgreSQL tells the plan that it has run, as it would write it to its log. */
async function planOf(admin: pg.Client, { name, text, values }: Sent): Promise<{ Plan: PlanNode; ms: number }> {
  let message = ''
  const listen = (notice: { message?: string }) => void (message ||= notice.message ?? '')
  admin.on('notice', listen)
  await admin.query({ ...(name ? { name } : {}), text, values })
  admin.off('notice', listen)
  const [duration = '', plan = ''] = message.split(/ ms {2}plan:\n/)
  return { ...(JSON.parse(plan) as { Plan: PlanNode }), ms: Number(duration.slice('duration: '.length)) }
}

export const printedPlans = (size: number, findings: readonly Looked[]): string =>
  [
    `\n${told(size)}: ${findings.length} statements read too much`,
    ...findings.map(
      ({ by, text, scanned, pages, ms }) =>
        `- ${pages} pages, ${ms.toFixed(0)} ms${scanned.length > 0 ? `, ${scanned.join(', ')} from end to end` : ''}; ${by}\n  ${text.replaceAll(/\s+/g, ' ').slice(0, 1500)}`,
    ),
  ].join('\n')
