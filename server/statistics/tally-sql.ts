/** The unit of zeros stands for everything. */
export const everything = '00000000-0000-0000-0000-000000000000'

const key = `unit_id, via, grain, campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band`

const classes = `campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band`

const told = (column: string, flag: string) => `case when g.${flag} then f.${column} else '' end as ${column}`

/** A fact or a cell as a grain `g` tells it. */
const toldClasses = `case when g.year then f.campaign_id else '${everything}' end as campaign_id, ${told('step', 'state')},
    ${told('status', 'state')}, ${told('division_code', 'division')}, ${told('series_code', 'series')}, ${told('level_code', 'level')},
    ${told('way_code', 'way')}, ${told('sex', 'sex')}, ${told('age_band', 'age_band')}`

const summed = `sum(f.n)::int as n, sum(f.ms)::bigint as ms`
const notNothing = `having sum(f.n) <> 0 or sum(f.ms) <> 0`

/**
 * What a tally's cells are made of, as the last of some named queries: facts or deltas summed up, for many go the same way or cancel
 * out; told to each unit that may count them in the grains kept for it; and the small grains out of those. What tells no state
 * counts applications only, no stays.
 */
const cells = (
  source: string,
) => `facts as materialized (select subtree, passed, ${classes}, ${summed} from ${source} f group by subtree, passed, ${classes} ${notNothing}),
  ways as materialized (select subtree, passed from facts group by subtree, passed),
  seen as materialized (select ways.*, seer.* from ways cross join lateral tally_seers(ways.subtree, ways.passed) seer),
  large as materialized (select seen.unit_id, seen.via, seen.rank, g.grain, ${toldClasses}, ${summed}
    from facts f join seen on seen.subtree = f.subtree and seen.passed = f.passed
      join tally_grain g on g.made_of is null and g.rank <= seen.rank and (g.state or f.step = '')
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 ${notNothing}),
  small as (select f.unit_id, f.via, g.grain, ${toldClasses}, ${summed}
    from large f join tally_grain g on g.made_of = f.grain and g.rank <= f.rank and (g.state or f.step = '')
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ${notNothing}),
  cells as (select ${key}, n, ms from large union all select ${key}, n, ms from small)`

/**
 * The facts of the units $1 as the grain $3 tells them, with what has not been folded yet; also of what only passed through them
 * when $2 names it. Whatever a grain does not tell is empty in its cells, so that nobody may ask a grain for more than it tells.
 */
export const kept = `(select unit_id, ${classes}, n, ms from tally where unit_id = any ($1::uuid[]) and via = any ($2::text[]) and grain = $3
  union all select seer.id, ${classes}, n, ms from tally_delta join unnest($1::uuid[]) seer (id)
    on seer.id = '${everything}' or seer.id = any (subtree) or ('PASSED' = any ($2::text[]) and seer.id = any (passed)))`

const applications = `application a`
const stays = `application a join application_stay s on s.application_id = a.id`
const counts = `a.campaign_id, a.division_code::text as division_code, a.series_code, a.level_code, a.way_code,
  coalesce(a.sex, '') as sex, coalesce(a.age_band, '') as age_band`
const measures = { status: `a.status, '' as step, 1 as n, 0 as ms`, step: `'' as status, s.step, 1 as n, s.ms` }

/**
 * What no kept cell tells, counted from the applications: everything, or what the units $1 may count; of what only passed
 * through them when $2 names it. Its parameters are those of what is kept, though no grain $3 answers.
 */
export function counted(by: 'status' | 'step', whole: boolean): string {
  const from = by === 'step' ? stays : applications
  if (whole)
    return `(select ${counts}, ${measures[by]} from ${from} where a.version_number > 0 and $1::uuid[] is not null
    and $2::text[] is not null and $3::text is null)`
  return `(select u.id as unit_id, ${counts}, ${measures[by]}
    from ${from} join unnest($1::uuid[]) u (id)
      on u.id = any (a.subtree_unit_ids) or ('PASSED' = any ($2::text[]) and u.id = any (a.passed_unit_ids))
    where a.version_number > 0 and $3::text is null and (('PASSED' = any ($2::text[]) and a.trail_unit_ids && $1::uuid[])
      or a.unit_id = any (array(select under.id from unit under join unit over on under.path <@ over.path
        where over.id = any ($1::uuid[])))))`
}

/** Moves every committed delta into its cells; a reader sees it in one of the two places and never in both. */
export const fold = `with taken as (delete from tally_delta returning *), ${cells('taken')}
  insert into tally (${key}, n, ms) select ${key}, n, ms from cells order by ${key}
  on conflict (${key}) do update set n = tally.n + excluded.n, ms = tally.ms + excluded.ms`

export const dropEmpty = `delete from tally where n = 0 and ms = 0`

/** Cells in which what is kept and what is counted anew differ. Source: S53, B10. */
export const differences = `select ${key}, sum(n)::int as n, sum(ms)::bigint as ms
  from (select ${key}, n, ms from tally
    union all select * from (with ${cells('tally_delta')} select * from cells) unfolded
    union all select ${key}, -n, -ms from (with ${cells('tally_fact')} select * from cells) recounted) both_counts
  group by ${key} having sum(n) <> 0 or sum(ms) <> 0`
