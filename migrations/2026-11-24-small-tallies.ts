import { Migration } from '@mikro-orm/migrations'

/**
 * Every table of up to three dimensions has its own cells for everything, of two for a prefecture, so that reading it costs what
 * its answer has cells, however much was counted; and where cells would be as many as applications none are kept any more. Source: B10.
 */
export class SmallTallies extends Migration {
  override up(): void {
    this.addSql(`set local work_mem = '128MB'`)
    this.addSql(`set local maintenance_work_mem = '512MB'`)
    // Sums of many rows come to few cells, which the planner cannot know: in memory they need no sorting.
    this.addSql(`set local hash_mem_multiplier = 8`)
    this.addSql(`set local enable_sort = off`)
    this.addSql(ranks)
    this.addSql(grains)
    this.addSql(cells)
    this.addSql(small)
    this.addSql(mixed)
    this.addSql(key)
  }
}

const ranks = `
-- Who may count a fact, with the rank up to which grains are kept for it: 0 other units, 1 committees, counties and the region's own
-- office, which counts everything; 2 prefectures, 3 everything.
drop function tally_seers(uuid[], uuid[]);
create function tally_seers(subtree uuid[], passed uuid[])
  returns table (unit_id uuid, via text, rank int) stable language sql as $$
  select '00000000-0000-0000-0000-000000000000'::uuid, 'SUBTREE', 3
  union all
  select u.id, seen.via, case u.kind when 'PREFECTURE_BUREAU' then 2 when 'ORDINARY' then 0 else 1 end
    from (select unnest(subtree) as id, 'SUBTREE' as via union all select unnest(passed), 'PASSED') seen join unit u on u.id = seen.id
$$;`

const grains = `
-- What a grain tells; a small one is summed up from the cells of another where one tells as much, else from the facts.
alter table tally_grain add rank int not null default 0, add year boolean not null default true, add state boolean not null default true,
  add made_of text references tally_grain;
update tally_grain set rank = case grain when 'title' then 0 when 'title+place' then 1 when 'person' then 1 else 2 end;
alter table tally drop constraint tally_grain_fkey;
delete from tally_grain where grain in ('place', 'place+way', 'place+sex', 'place+age');
alter table tally_grain drop wide, alter rank drop default, alter year drop default, alter state drop default;
with told as (select count(*) filter (where bits & (1 << (at - 1)::int) > 0) as many,
    array_agg(name order by at) filter (where bits & (1 << (at - 1)::int) > 0) as names
  from generate_series(0, 255) bits,
    unnest(array['ageBand', 'division', 'level', 'series', 'sex', 'state', 'way', 'year']) with ordinality dimension (name, at)
  group by bits having count(*) filter (where bits & (1 << (at - 1)::int) > 0) <= 3),
kept as (select greatest(2, many) as rank, coalesce(array_to_string(names, ' '), 'all') as grain, coalesce('year' = any (names), false) as year,
  coalesce('state' = any (names), false) as state, coalesce('division' = any (names), false) as division,
  coalesce('series' = any (names), false) as series, coalesce('level' = any (names), false) as level,
  coalesce('way' = any (names), false) as way, coalesce('sex' = any (names), false) as sex,
  coalesce('ageBand' = any (names), false) as age_band from told)
insert into tally_grain (grain, rank, year, state, division, series, level, way, sex, age_band, made_of)
  select grain, rank, year, state, division, series, level, way, sex, age_band, (select f.grain from tally_grain f
    where (f.division, f.series, f.level, f.way, f.sex, f.age_band) = (k.division or f.division, k.series or f.series, k.level or f.level,
      k.way or f.way, k.sex or f.sex, k.age_band or f.age_band)
    order by array_position(array['title', 'person', 'place+person', 'title+place', 'title+person'], f.grain) limit 1)
  from kept k;`

const keyOf = (from: string) => `${from}.unit_id, ${from}.via, ${from}.grain, ${from}.campaign_id, ${from}.step, ${from}.status,
    ${from}.division_code, ${from}.series_code, ${from}.level_code, ${from}.way_code, ${from}.sex, ${from}.age_band`

const cells = `
-- Codes are compared byte by byte, a key of eleven of them many times a fold.
alter table tally_delta alter series_code type text collate "C", alter level_code type text collate "C", alter way_code type text collate "C",
  alter status type text collate "C", alter step type text collate "C", alter sex type text collate "C", alter age_band type text collate "C",
  alter division_code type text collate "C";
-- Written anew rather than deleted from: most of the cells go. In the order of the key, so that a table's cells lie together.
create table kept_tally (
  unit_id uuid not null, via text collate "C" not null check (via in ('SUBTREE', 'PASSED')), grain text collate "C" not null,
  campaign_id uuid not null, step text collate "C" not null, status text collate "C" not null, division_code text collate "C" not null,
  series_code text collate "C" not null, level_code text collate "C" not null, way_code text collate "C" not null,
  sex text collate "C" not null, age_band text collate "C" not null, n int not null, ms bigint not null);
insert into kept_tally select ${keyOf('t')}, t.n, t.ms from tally t join tally_grain g on g.grain = t.grain left join unit u on u.id = t.unit_id
  where g.rank <= case when u.id is null then 3 when u.kind = 'PREFECTURE_BUREAU' then 2 when u.kind = 'ORDINARY' then 0 else 1 end
    and (t.n <> 0 or t.ms <> 0)
  order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
insert into kept_tally
  select t.unit_id, t.via, 'person', t.campaign_id, t.step, t.status, '', '', '', t.way_code, t.sex, t.age_band, sum(t.n), sum(t.ms)
  from tally t join unit u on u.id = t.unit_id and u.kind = 'COMMITTEE_OFFICE' where t.grain = 'title+person'
  group by 1, 2, 4, 5, 6, 10, 11, 12 having sum(t.n) <> 0 or sum(t.ms) <> 0;
drop table tally;
alter table kept_tally rename to tally;`

const classes = (year: string, coded: string) => `case when g.year then ${year} else '00000000-0000-0000-0000-000000000000' end,
    case when g.state then ${coded}.step else '' end, case when g.state then ${coded}.status else '' end,
    case when g.division then ${coded}.division_code else '' end, case when g.series then ${coded}.series_code else '' end,
    case when g.level then ${coded}.level_code else '' end, case when g.way then ${coded}.way_code else '' end,
    case when g.sex then ${coded}.sex else '' end, case when g.age_band then ${coded}.age_band else '' end`

const small = `
with made as materialized (
  select t.unit_id, t.via, g.grain, ${classes('t.campaign_id', 't')}, sum(t.n), sum(t.ms)
  from tally t join tally_grain g on g.made_of = t.grain left join unit u on u.id = t.unit_id
  where g.rank <= case when u.id is null then 3 when u.kind = 'PREFECTURE_BUREAU' then 2 else 1 end and (g.state or t.step = '')
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 having sum(t.n) <> 0 or sum(t.ms) <> 0)
insert into tally select * from made order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;`

const mixed = `
-- What has not been folded yet is folded into these, too: taken away here.
insert into tally
  select '00000000-0000-0000-0000-000000000000', 'SUBTREE', g.grain, ${classes('f.campaign_id', 'f')}, sum(f.n), 0
  from (select campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band, n from tally_fact
      where step = ''
    union all
    select campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band, -n from tally_delta
      where step = '') f
    join tally_grain g on g.made_of is null and g.rank = 3
  group by 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 having sum(f.n) <> 0
  order by 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;`

const key = `
alter table tally add primary key
    (unit_id, via, grain, campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band),
  -- Room on each page: a cell that changes stays where it is, and no index hears of it.
  set (fillfactor = 85);
analyze tally;`
