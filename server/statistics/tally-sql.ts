/** The unit of zeros stands for everything. */
export const everything = '00000000-0000-0000-0000-000000000000'

const seenBy = `(select '${everything}'::uuid as unit_id, 'SUBTREE' as via
  union all select u, 'SUBTREE' from unnest(f.subtree) u union all select u, 'PASSED' from unnest(f.passed) u) seen`

const grains = `(values (f.way_code, f.sex, f.age_band, ''), ('', '', '', f.division_code::text), ('', '', '', ''))`

/** What a tally's cells are made of: facts or deltas, told to each unit that may count them, once by persons, once by place, once bare. */
const cells = (source: string, by: string) => `select seen.unit_id, seen.via, grain.division_code, f.step, f.campaign_id,
    f.series_code, f.level_code, f.status, grain.way_code, grain.sex, grain.age_band, f.n, f.ms
  from ${source} f cross join lateral ${seenBy} cross join lateral ${by} grain (way_code, sex, age_band, division_code)`

const key = `unit_id, via, division_code, step, campaign_id, series_code, level_code, status, way_code, sex, age_band`

/** The cells as they are kept, with what has not been folded into them yet. */
export const kept = `(select ${key}, n, ms from tally union all ${cells('tally_delta', grains)})`

/** The same counted anew from the applications. */
export const recounted = `(${cells('tally_fact', grains)})`

/**
 * Persons and place together, which no kept cell tells: counted from the applications, each once for those of the units $1 that may
 * count it; of what only passed through them when $2 names it.
 */
export const counted = `(select u as unit_id, 'SUBTREE' as via, f.division_code::text as division_code, f.step, f.campaign_id,
    f.series_code, f.level_code, f.status, f.way_code, f.sex, f.age_band, f.n, f.ms
  from tally_fact f cross join lateral unnest($1::uuid[]) u
  where u = '${everything}' or u = any(f.subtree) or ('PASSED' = any($2::text[]) and u = any(f.passed)))`

/** Moves every committed delta into its cells; a reader sees it in one of the two places and never in both. */
export const fold = `with taken as (delete from tally_delta returning *)
  insert into tally (${key}, n, ms)
  select ${key}, sum(n), sum(ms) from (${cells('taken', grains)}) made group by ${key}
  on conflict (${key}) do update set n = tally.n + excluded.n, ms = tally.ms + excluded.ms`

export const dropEmpty = `delete from tally where n = 0 and ms = 0`

/** Cells in which what is kept and what is counted anew differ. Source: S53, B10. */
export const differences = `select ${key}, sum(n)::int as n, sum(ms)::bigint as ms
  from (select ${key}, n, ms from ${kept} k union all select ${key}, -n, -ms from ${recounted} r) both_counts
  group by ${key} having sum(n) <> 0 or sum(ms) <> 0`
