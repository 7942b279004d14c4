import type { Queryable } from '../database.js'
import { yearTables } from './year-tables.js'

/** A table's index, by the text that makes it. */
export interface IndexDefinition {
  table: string
  name: string
  /** Behind the table's name: `USING btree (…) WHERE …`. */
  method: string
  unique: boolean
  /** What is unique by it is so over all years: it contains the column that decides the year. */
  overAllYears: boolean
  /** `PRIMARY KEY (id)`, where a constraint stands behind it. */
  constraint: string | null
}

export interface ReferenceDefinition {
  table: string
  name: string
  text: string
  /** To a table of a year: then to its sibling in the same year. */
  sibling: string | null
  /** To the table it stands on: leads from one year into another, so a trigger keeps it (`acrossYears`). */
  itself: boolean
}

export interface TriggerDefinition {
  table: string
  name: string
  text: string
  /** `A` fires always, also while the others sleep. */
  enabled: string
}

const names = yearTables.map(({ table }) => table)

/** What stands on the tables of a schema. The connection's search path has to be empty, so that PostgreSQL writes every name in full. */
export async function indexesOf(q: Queryable, schema: string): Promise<IndexDefinition[]> {
  const keys = Object.fromEntries(yearTables.map(({ table, key }) => [table, key]))
  const rows = await q.query<Omit<IndexDefinition, 'method'> & { text: string; columns: string[] }>(
    `select t.relname as table, i.relname as name, pg_get_indexdef(i.oid) as text, x.indisunique as unique,
       (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = t.oid and a.attnum = any (x.indkey::int2[])) as columns,
       (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u')) as constraint
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relnamespace = $1::regnamespace and t.relname = any ($2) order by 1, 2`,
    [schema, names],
  )
  return rows.map(({ text, columns, ...row }) => ({
    ...row,
    method: text.slice(text.indexOf(' USING ') + 1),
    overAllYears: columns.includes(keys[row.table]!) && !text.includes(' WHERE '),
  }))
}

export async function referencesOf(q: Queryable, schema: string): Promise<ReferenceDefinition[]> {
  const rows = await q.query<ReferenceDefinition>(
    `select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text, k.conrelid = k.confrelid as itself,
       case when o.relname = any ($2) then o.relnamespace::regnamespace || '.' || o.relname end as sibling
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class o on o.oid = k.confrelid
     where k.contype = 'f' and t.relnamespace = $1::regnamespace and t.relname = any ($2) order by 1, 2`,
    [schema, names],
  )
  return rows
}

/** Foreign keys of all other tables to those of a schema. */
export async function referencesTo(q: Queryable, schema: string): Promise<Omit<ReferenceDefinition, 'sibling' | 'itself'>[]> {
  const rows = await q.query<ReferenceDefinition>(
    `select k.conrelid::regclass::text as table, k.conname as name, pg_get_constraintdef(k.oid) as text
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class o on o.oid = k.confrelid
     where k.contype = 'f' and o.relnamespace = $1::regnamespace and o.relname = any ($2)
       and not (t.relnamespace = o.relnamespace and t.relname = any ($2))`,
    [schema, names],
  )
  return rows
}

export async function triggersOf(q: Queryable, schema: string): Promise<TriggerDefinition[]> {
  const rows = await q.query<TriggerDefinition>(
    `select c.relname as table, t.tgname as name, pg_get_triggerdef(t.oid) as text, t.tgenabled as enabled
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = $1::regnamespace and c.relname = any ($2)`,
    [schema, names],
  )
  return rows
}

/** Views over the tables, and functions that take one of their rows: bound to the table itself and not to its name. */
export async function dependentsOf(q: Queryable, schema: string): Promise<{ drop: string; create: string }[]> {
  const rows = await q.query<{ drop: string; create: string }>(
    `with known as (select oid, reltype from pg_class where relnamespace = $1::regnamespace and relname = any ($2))
     select distinct 'drop view ' || v.oid::regclass as drop, 'create view ' || v.oid::regclass || ' as ' || pg_get_viewdef(v.oid) as create
     from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
     where v.relkind = 'v' and d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from known)
     union all
     select 'drop function ' || f.oid::regprocedure, pg_get_functiondef(f.oid)
     from pg_proc f where exists (select from unnest(f.proargtypes) taken where taken in (select reltype from known))`,
    [schema, names],
  )
  return rows
}
