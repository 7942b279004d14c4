import type { Queryable } from '../database.js'
import { presentShape } from './partition.js'
import { attachYear, copying, lockTables, makePart } from './year-parts.js'
import { archiveOf, followers, schemaOf, yearTables } from './year-tables.js'

/** Why a year cannot be put away yet, one line each. */
export async function openMatters(q: Queryable, year: number): Promise<string[]> {
  const rows = await q.query<{ matter: string }>(
    `select c.name || ': its windows are open until ' || to_char(max(w.closes_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as matter
       from public.campaign c cross join lateral (select unnest(array[c.filing_closes_at, c.review_closes_at]) as closes_at
         union all select closes_at from public.campaign_window where campaign_id = c.id) w
       where c.year = $1 group by c.id, c.name having max(w.closes_at) > now()
     union all
     select count(*) || ' applications wait at ' || u.name from public.application a join public.unit u on u.id = a.holder_unit_id
       where a.filing_year = $1 and a.status in ('WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED') group by u.id, u.name
     union all
     select 'a posting (公示) of ' || count(*) || ' applications has not been ended' from public.publicity p
       join public.publicity_entry e on e.publicity_id = p.id join public.application a on a.id = e.application_id
       where a.filing_year = $1 and p.closed_at is null group by p.id
     union all
     select 'the meeting ' || m.title || ' has not been decided' from public.meeting m join public.campaign c on c.id = m.campaign_id
       where c.year = $1 and m.stage not in ('DECIDED', 'CANCELLED')
     union all
     select count(*) || ' applications of a bulk move wait for their turn' from public.bulk_move_item i
       join public.application a on a.id = i.application_id where a.filing_year = $1 and i.moved is null having count(*) > 0`,
    [year],
  )
  return rows.map(({ matter }) => matter)
}

/**
 * Takes a year out of the tables into a schema of its own, where it can be read, dumped and dropped. Nothing is rewritten, so
 * it takes moments. Counts stay, and whoever asks for one of its applications is told. The caller has locked the tables.
 */
export async function archive(q: Queryable, year: number): Promise<number> {
  const [schema, away] = [schemaOf(year), archiveOf(year)]
  await q.query(`select set_config('search_path', '', true)`)
  const [taken] = await q.query<{ count: number }>(
    `with taken as (insert into public.archived_application (id, year, applicant_id, seen_by)
       select id, $1, applicant_id, subtree_unit_ids || passed_unit_ids from ${schema}.application returning id)
     select count(*)::int as count from taken`,
    [year],
  )
  const cells = 'subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code'
  await q.query(
    `insert into public.archived_fact (year, ${cells}, n, ms) select $1, ${cells}, sum(n), sum(ms) from public.tally_fact
     where campaign_id in (select id from public.campaign where year = $1) group by ${cells}`,
    [year],
  )
  for (const table of followers) {
    await q.query(`create table ${schema}.${table} (like public.${table} including comments)`)
    // What a meeting has decided stays as it is: it only lies elsewhere.
    await q.query(`alter table public.${table} disable trigger user`)
    await q.query(
      `with gone as (delete from public.${table} where application_id in (select id from ${schema}.application) returning *)
       insert into ${schema}.${table} select * from gone`,
    )
    await q.query(`alter table public.${table} enable trigger user`)
  }
  for (const { table } of yearTables.toReversed()) {
    await q.query(`alter table public.${table} detach partition ${schema}.${table}`)
    await q.query(
      `create trigger never_changed before insert or delete or update on ${schema}.${table} for each row execute function public.never_changed()`,
    )
  }
  await q.query(`alter schema ${schema} rename to ${away}`)
  return taken!.count
}

/** Puts a year back. Its rows are written anew into tables as they are today, for columns may have come meanwhile. */
export async function restore(q: Queryable, year: number): Promise<number> {
  const away = archiveOf(year)
  await q.query(`select set_config('search_path', '', true)`)
  await lockTables(q)
  await makePart(q, schemaOf(year), await presentShape(q), ({ table }) => `from ${away}.${table} where true`)
  await attachYear(q, year)
  for (const table of followers.toReversed()) {
    // These are old news: nobody is told again.
    await q.query(`alter table public.${table} disable trigger user`)
    await q.query(await copying(q, `public.${table}`, `from ${away}.${table} where true`))
    await q.query(`alter table public.${table} enable trigger user`)
  }
  const gone = await q.query('delete from public.archived_application where year = $1 returning id', [year])
  await q.query('delete from public.archived_fact where year = $1', [year])
  await q.query(
    `drop table ${[...yearTables.map(({ table }) => table), ...followers].map((table) => `${away}.${table}`).join(', ')}`,
  )
  await q.query(`drop schema ${away}`)
  // Units may have found another place meanwhile; the triggers count what has.
  await q.query(`select set_config('search_path', 'public', true)`)
  await q.query(
    `update application set subtree_unit_ids = units_over(application.unit_id), division_code = filing.division_code
     from unit filing where filing.id = application.unit_id and filing_year = $1
       and (application.subtree_unit_ids, application.division_code) is distinct from (units_over(filing.id), filing.division_code)`,
    [year],
  )
  return gone.length
}
