import type { Queryable } from '../database.js'
import type { IndexDefinition, ReferenceDefinition, TriggerDefinition } from './definitions.js'
import { boundsOf, restSchema, schemaOf, within, yearTables, type YearTable } from './year-tables.js'

/** Nobody else reads or writes them until the transaction ends. */
export async function lockTables(q: Queryable): Promise<void> {
  await q.query(`lock table ${yearTables.map(({ table }) => `public.${table}`).join(', ')} in access exclusive mode`)
}

/** How each part of the tables is made. */
export interface Shape {
  indexes: readonly IndexDefinition[]
  references: readonly ReferenceDefinition[]
  triggers: readonly TriggerDefinition[]
}

/**
 * Makes the tables of one part and fills them. Each part has a schema of its own, so its tables, indexes and constraints keep
 * the names they have in an undivided database, and an error names the same rule. Foreign keys between its tables stay inside
 * the part: they need not be looked for elsewhere, and hold when the part is taken out.
 * @param rows where a table's rows come from: `from … where …`
 */
export async function makePart(q: Queryable, schema: string, shape: Shape, rows?: (each: YearTable) => string): Promise<void> {
  await q.query(`create schema ${schema}`)
  for (const each of yearTables) {
    const name = `${schema}.${each.table}`
    await q.query(
      `create table ${name} (like public.${each.table} including defaults including constraints including storage including comments)`,
    )
    if (rows) await q.query(await copying(q, name, rows(each)))
    for (const index of shape.indexes.filter(({ table }) => table === each.table)) {
      await q.query(index.constraint ? asConstraint(name, index) : asIndex(name, index))
    }
    await q.query(`analyze ${name}`)
  }
  for (const { table, name, text, sibling, itself } of shape.references) {
    if (!sibling || itself) continue
    const near = `${schema}.${sibling.slice(sibling.indexOf('.') + 1)}`
    await q.query(
      `alter table ${schema}.${table} add constraint ${name} ${text.replace(`REFERENCES ${sibling}(`, `REFERENCES ${near}(`)}`,
    )
  }
  // What is said of each row PostgreSQL passes on to the parts itself; what is said of emptying a table it does not.
  for (const { table, text } of shape.triggers) {
    if (text.includes(' BEFORE TRUNCATE ')) await q.query(text.replace(` ON public.${table} `, ` ON ${schema}.${table} `))
  }
}

/** The columns that both have: what is put back may have been taken out before a column came. */
export async function copying(q: Queryable, into: string, rows: string): Promise<string> {
  const [, source] = /^from (\S+)/.exec(rows) ?? []
  const found = await q.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attname in (select attname from pg_attribute where attrelid = $2::regclass and attnum > 0 and not attisdropped)`,
    [into, source],
  )
  return `insert into ${into} (${found[0]!.columns}) select ${found[0]!.columns} ${rows}`
}

export const asConstraint = (table: string, { name, constraint }: IndexDefinition): string =>
  `alter table ${table} add constraint ${name} ${constraint}`

export const asIndex = (table: string, { name, unique, method }: IndexDefinition): string =>
  `create ${unique ? 'unique ' : ''}index ${name} on ${table} ${method}`

/** Hangs a part into the tables. One filing a person and year holds inside a part: so no other part may have that year. */
export async function attachYear(q: Queryable, year: number): Promise<void> {
  const schema = schemaOf(year)
  await q.query(`alter table ${schema}.application add constraint of_its_year check (filing_year = ${year})`)
  for (const each of yearTables) {
    const [from, to] = boundsOf(each, year).map((bound) => `'${bound}'`)
    await q.query(
      `alter table public.${each.table} attach partition ${schema}.${each.table} for values from (${from}) to (${to})`,
    )
  }
}

/** From now on nothing of that year may lie among the rest, also while the year is put away. */
export async function closeRest(q: Queryable, year: number): Promise<void> {
  await q.query(`alter table ${restSchema}.application add constraint not_of_${year} check (filing_year <> ${year})`)
}

/** Are all rows of a year, and no others, within the ids of the year? Only then can it be told apart. */
export async function isToldById(q: Queryable, schema: string, year: number): Promise<boolean> {
  const application = yearTables.find(({ table }) => table === 'application')!
  const item = yearTables.find(({ table }) => table === 'approval_item')!
  const rows = await q.query<{ told: boolean }>(
    `select not exists (select from ${schema}.application where (${within(application, year)}) <> (filing_year = ${year}))
       and not exists (select from ${schema}.approval_form f where (f.application_id >= '${boundsOf(application, year)[0]}'
         and f.application_id < '${boundsOf(application, year)[1]}') <> (f.id >= '${boundsOf(item, year)[0]}' and f.id < '${boundsOf(item, year)[1]}'))
       as told`,
  )
  return rows[0]!.told
}
