import { Database } from '../../server/database/database.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase
let db: Database
/** One of the hundred units of the middle floor. */
let middle: string
/** One of the lowest floor under it. */
let low: string

/** 10 × 100 × 100 units under the region office, as the triggers place them: two minutes on a busy machine, so not part of `npm test`. */
beforeAll(async () => {
  fresh = await freshDatabase()
  db = await Database.connect(fresh.url)
  const under = (parents: string, times: number, name: string) =>
    db.query(
      `insert into unit (name, kind, origin, level, division_code, parent_id, status)
       select '${name} ' || n, 'ORDINARY', 'INTERNAL', 'REGION', '650000', above.id, 'APPROVED'
       from unit above, generate_series(1, ${times}) n where ${parents}`,
    )
  await under(`above.kind = 'REGION_OFFICE'`, 10, '甲')
  await under(`above.name like '甲 %'`, 100, '乙')
  await under(`above.name like '乙 %'`, 100, '丙')
  await db.query('analyze unit')
  const [found] = await db.query<{ middle: string; low: string }>(
    `select above.id as middle, u.id as low from unit u join unit above on above.id = u.parent_id where u.name like '丙 %' limit 1`,
  )
  ;({ middle, low } = found!)
}, 600_000)
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const pathOf = (id: string) => `(select path from unit where id = '${id}')`
const questions = {
  'is X under Y': () => `select exists (select from unit where id = '${low}' and path <@ ${pathOf(middle)}) as answer`,
  'all under Y': () => `select count(*)::int as answer from unit where path <@ ${pathOf(middle)}`,
  'path of X': () => `select count(*)::int as answer from unit where path @> ${pathOf(low)}`,
}
const answers = { 'is X under Y': true, 'all under Y': 101, 'path of X': 4 }

test.each(Object.keys(questions) as (keyof typeof questions)[])(
  'on 100,000 units “%s” is one read by index',
  async (question) => {
    const sql = questions[question]()
    const [row] = await db.query<{ answer: unknown }>(sql)
    expect(row!.answer).toBe(answers[question])
    const plan = await db.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers off) ${sql}`)
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(text).not.toContain('Seq Scan')
    const ms = Number(/Execution Time: ([\d.]+) ms/.exec(text)?.[1])
    expect(ms).toBeLessThan(50)
  },
)
