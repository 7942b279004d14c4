/** The unit of zeros stands for everything. */
export const everything = '00000000-0000-0000-0000-000000000000'

const key = `unit_id, via, grain, campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band`

const told = (column: string, flag: string) => `case when g.${flag} then f.${column} else '' end as ${column}`

const classes = `f.campaign_id, f.step, f.status, ${told('division_code', 'division')}, ${told('series_code', 'series')},
  ${told('level_code', 'level')}, ${told('way_code', 'way')}, ${told('sex', 'sex')}, ${told('age_band', 'age_band')}`

/**
 * What a tally's cells are made of: facts or deltas in each grain, told to each unit that may count them. Summed up before they are
 * told, for many go the same way: a million take seconds, not minutes.
 */
const cells = (
  source: string,
) => `select seen.unit_id, seen.via, c.grain, c.campaign_id, c.step, c.status, c.division_code, c.series_code,
    c.level_code, c.way_code, c.sex, c.age_band, c.n, c.ms
  from (select f.subtree, f.passed, g.grain, g.wide, ${classes}, sum(f.n) as n, sum(f.ms) as ms from ${source} f cross join tally_grain g
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) c
  join (select ways.subtree, ways.passed, seer.* from (select distinct subtree, passed from ${source}) ways
    cross join lateral tally_seers(ways.subtree, ways.passed) seer) seen on seen.subtree = c.subtree and seen.passed = c.passed
  where seen.wide or not c.wide`

/** The cells as they are kept, with what has not been folded into them yet. */
export const kept = `(select ${key}, n, ms from tally union all ${cells('tally_delta')})`

/** The same counted anew from the applications. */
const recounted = `(${cells('tally_fact')})`

const applications = `application a`
const stays = `application a join application_stay s on s.application_id = a.id`
const counts = `a.campaign_id, a.division_code::text as division_code, a.series_code, a.level_code, a.way_code,
  coalesce(a.sex, '') as sex, coalesce(a.age_band, '') as age_band`
const measures = { status: `a.status, '' as step, 1 as n, 0 as ms`, step: `'' as status, s.step, 1 as n, s.ms` }

/**
 * What no kept cell tells, counted from the applications: everything, or what the units $1 may count; of what only passed
 * through them when $2 names it.
 */
export function counted(by: 'status' | 'step', whole: boolean): string {
  const from = by === 'step' ? stays : applications
  if (whole) return `(select ${counts}, ${measures[by]} from ${from} where a.version_number > 0)`
  return `(select u.id as unit_id, ${counts}, ${measures[by]}
    from ${from} join unnest($1::uuid[]) u (id)
      on u.id = any (a.subtree_unit_ids) or ('PASSED' = any ($2::text[]) and u.id = any (a.passed_unit_ids))
    where a.version_number > 0 and (('PASSED' = any ($2::text[]) and a.trail_unit_ids && $1::uuid[])
      or a.unit_id = any (array(select under.id from unit under join unit over on under.path <@ over.path
        where over.id = any ($1::uuid[])))))`
}

/** Moves every committed delta into its cells; a reader sees it in one of the two places and never in both. */
export const fold = `with taken as (delete from tally_delta returning *)
  insert into tally (${key}, n, ms)
  select ${key}, sum(n), sum(ms) from (${cells('taken')}) made group by ${key}
  on conflict (${key}) do update set n = tally.n + excluded.n, ms = tally.ms + excluded.ms`

export const dropEmpty = `delete from tally where n = 0 and ms = 0`

/** Cells in which what is kept and what is counted anew differ. Source: S53, B10. */
export const differences = `select ${key}, sum(n)::int as n, sum(ms)::bigint as ms
  from (select ${key}, n, ms from ${kept} k union all select ${key}, -n, -ms from ${recounted} r) both_counts
  group by ${key} having sum(n) <> 0 or sum(ms) <> 0`
