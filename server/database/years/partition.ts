import type { Queryable } from '../database.js'
import { dependentsOf, indexesOf, referencesOf, referencesTo, triggersOf, type IndexDefinition } from './definitions.js'
import { asConstraint, asIndex, attachYear, closeRest, isToldById, lockTables, makePart, type Shape } from './year-parts.js'
import { restSchema, schemaOf, within, yearTables } from './year-tables.js'

/** Where the tables lie while their rows are taken over. */
const undivided = 'undivided'

/** Are the tables divided by year? */
export async function isPartitioned(q: Queryable): Promise<boolean> {
  const rows = await q.query(`select from pg_class where oid = 'public.application'::regclass and relkind = 'p'`)
  return rows.length > 0
}

/**
 * Divides the tables of an installation by year: all rows are written anew, once, while nobody else writes; the caller gives
 * the transaction. Statements, triggers and the names of constraints stay as they are.
 * @returns the years that have got a part of their own; rows of others stay together
 */
export async function partition(q: Queryable, wanted: readonly number[]): Promise<number[]> {
  await q.query(`select set_config('search_path', '', true), set_config('check_function_bodies', 'off', true)`)
  await lockTables(q)
  const years: number[] = []
  for (const year of wanted) if (await isToldById(q, 'public', year)) years.push(year)

  const indexes = await indexesOf(q, 'public')
  const triggers = await triggersOf(q, 'public')
  const dependents = await dependentsOf(q, 'public')
  const inward = await referencesTo(q, 'public')
  const references = await referencesOf(q, 'public')
  for (const { table, name } of inward) await q.query(`alter table ${table} drop constraint ${name}`)
  for (const { drop } of dependents) await q.query(drop)
  await q.query(`create schema ${undivided}`)
  for (const { table } of yearTables) await q.query(`alter table public.${table} set schema ${undivided}`)
  for (const { table, key } of yearTables) {
    await q.query(
      `create table public.${table} (like ${undivided}.${table} including defaults including constraints including identity including storage
       including comments) partition by range (${key})`,
    )
  }
  for (const { create } of dependents) await q.query(create)

  const shape = { indexes, references, triggers }
  for (const year of years) {
    await makePart(q, schemaOf(year), shape, (each) => `from ${undivided}.${each.table} where ${within(each, year)}`)
  }
  const elsewhere = (each: (typeof yearTables)[number]) => years.map((year) => `and not (${within(each, year)})`).join(' ')
  await makePart(q, restSchema, shape, (each) => `from ${undivided}.${each.table} where true ${elsewhere(each)}`)

  for (const index of indexes) await overAll(q, index)
  for (const year of years) {
    await attachYear(q, year)
    await closeRest(q, year)
  }
  for (const { table } of yearTables) {
    await q.query(`alter table public.${table} attach partition ${restSchema}.${table} default`)
  }
  for (const { table, name, text, sibling } of references) {
    if (!sibling) await q.query(`alter table public.${table} add constraint ${name} ${text}`)
  }
  for (const { table, name, text } of inward) await q.query(`alter table ${table} add constraint ${name} ${text}`)
  await q.query(acrossYears)
  for (const { table, name, text, enabled } of triggers) {
    await q.query(text)
    if (enabled === 'A') await q.query(`alter table public.${table} enable always trigger ${name}`)
  }
  await q.query(
    `select setval(pg_get_serial_sequence('public.audit_entry', 'id'), (select coalesce(max(id), 0) + 1 from public.audit_entry), false)`,
  )
  await q.query(`drop table ${yearTables.map(({ table }) => `${undivided}.${table}`).join(', ')}`)
  await q.query(`drop schema ${undivided}`)
  return years
}

/** An index over all parts takes up those that the parts have. A unique one can only be where it contains the range's column. */
async function overAll(q: Queryable, index: IndexDefinition): Promise<void> {
  if (index.unique && !index.overAllYears) return
  await q.query(index.constraint ? asConstraint(`public.${index.table}`, index) : asIndex(`public.${index.table}`, index))
}

/** What has to hold over all years, and what an index or a foreign key inside one part cannot tell. */
const acrossYears = `
create table public.transfer_key (actor_id uuid not null, idempotency_key text not null,
  constraint transfer_idempotency_idx primary key (actor_id, idempotency_key));
insert into public.transfer_key select actor_id, idempotency_key from public.transfer where idempotency_key is not null;
create function public.transfer_key_once() returns trigger language plpgsql as $$
begin
  insert into public.transfer_key (actor_id, idempotency_key) values (new.actor_id, new.idempotency_key);
  return null;
end $$;
create trigger transfer_key_once after insert on public.transfer for each row when (new.idempotency_key is not null)
  execute function public.transfer_key_once();
create function public.carried_from_exists() returns trigger language plpgsql as $$
begin
  if not exists (select from public.application where id = new.carried_from_id) then
    raise exception 'application % does not exist', new.carried_from_id
      using errcode = 'foreign_key_violation', constraint = 'application_carried_from_id_fkey';
  end if;
  return null;
end $$;
create trigger carried_from_exists after insert on public.application for each row when (new.carried_from_id is not null)
  execute function public.carried_from_exists();`

/** How a part is made today: as the one that is always there. The search path has to be empty. */
export async function presentShape(q: Queryable): Promise<Shape> {
  return {
    indexes: await indexesOf(q, restSchema),
    references: await referencesOf(q, restSchema),
    triggers: await triggersOf(q, 'public'),
  }
}

/** Gives a coming year a part of its own. @returns false when there are rows of that year already */
export async function openYear(q: Queryable, year: number): Promise<boolean> {
  await q.query(`select set_config('search_path', '', true)`)
  for (const each of yearTables) {
    const rows = await q.query(`select from public.${each.table} where ${within(each, year)} limit 1`)
    if (rows.length > 0) return false
  }
  await makePart(q, schemaOf(year), await presentShape(q))
  await attachYear(q, year)
  await closeRest(q, year)
  return true
}
