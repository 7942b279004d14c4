const key = 'unit_id, series_code, level_code'

/** How many wait at the unit $1, by series and level, with what has not been folded yet; a class may come several times. */
export const waitingAtUnit = `(select series_code, level_code, n from inbox_tally where unit_id = $1
  union all select series_code, level_code, n from inbox_delta where unit_id = $1) waiting`

/** Moves every committed change into the counts; a reader sees it in one of the two places and never in both. */
export const foldInboxes = `with taken as (delete from inbox_delta returning *)
  insert into inbox_tally (${key}, n) select ${key}, sum(n) from taken group by ${key}
  on conflict (${key}) do update set n = inbox_tally.n + excluded.n`

export const dropEmptyInboxes = 'delete from inbox_tally where n = 0'

const recounted = `(select holder_unit_id as unit_id, series_code, level_code, count(*) as n from application
  where status in ('WITH_UNIT', 'WITH_COMMITTEE') group by 1, 2, 3)`

/** Units at which what is kept and what is counted anew differ. Reads every application. */
export const inboxDifferences = `select ${key}, sum(n)::int as n
  from (select ${key}, n from inbox_tally union all select ${key}, n from inbox_delta
    union all select ${key}, -n from ${recounted} r) both_counts
  group by ${key} having sum(n) <> 0`
