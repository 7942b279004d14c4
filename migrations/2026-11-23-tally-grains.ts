import { Migration } from '@mikro-orm/migrations'

/**
 * Counts by place and persons together for whoever oversees many units, and small cells for small questions: each grain keeps
 * only what it tells, so that a table over a million applications reads as few rows as one over ten thousand. Source: B10.
 */
export class TallyGrains extends Migration {
  override up(): void {
    this.addSql(grains)
    this.addSql(cells)
    this.addSql(existing)
  }
}

const grains = `
-- Which dimensions a kept cell tells, beside status or step, year and unit, which all do. Wide: only for offices and for everything.
create table tally_grain (
  grain text primary key, wide boolean not null, division boolean not null, series boolean not null, level boolean not null,
  way boolean not null, sex boolean not null, age_band boolean not null);
insert into tally_grain (grain, wide, division, series, level, way, sex, age_band) values
  ('title', false, false, true, true, false, false, false),
  ('title+person', false, false, true, true, true, true, true),
  ('title+place', false, true, true, true, false, false, false),
  ('person', true, false, false, false, true, true, true),
  ('place', true, true, false, false, false, false, false),
  ('place+way', true, true, false, false, true, false, false),
  ('place+sex', true, true, false, false, false, true, false),
  ('place+age', true, true, false, false, false, false, true),
  ('place+person', true, true, false, false, true, true, true);`

const cells = `
truncate tally;
drop index tally_empty_idx;
alter table tally drop constraint tally_pkey, add grain text not null references tally_grain;
alter table tally add primary key
  (unit_id, via, grain, campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band);
create index tally_empty_idx on tally (unit_id) where n = 0;
-- What no grain tells is counted from the applications, without reading their rows.
create index application_counted_idx on application
  (series_code, campaign_id, level_code, division_code, way_code, sex, age_band, status) where version_number > 0;
-- Who may count a fact: the unit of zeros stands for everything.
create function tally_seers(subtree uuid[], passed uuid[])
  returns table (unit_id uuid, via text, wide boolean) stable language sql as $$
  select '00000000-0000-0000-0000-000000000000'::uuid, 'SUBTREE', true
  union all
  select u.id, seen.via, u.kind in ('COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE')
    from (select unnest(subtree) as id, 'SUBTREE' as via union all select unnest(passed), 'PASSED') seen join unit u on u.id = seen.id
$$;`

const existing = `
delete from tally_delta;
insert into tally (unit_id, via, grain, campaign_id, step, status, division_code, series_code, level_code, way_code, sex, age_band, n, ms)
  select seen.unit_id, seen.via, g.grain, f.campaign_id, f.step, f.status, case when g.division then f.division_code else '' end,
    case when g.series then f.series_code else '' end, case when g.level then f.level_code else '' end,
    case when g.way then f.way_code else '' end, case when g.sex then f.sex else '' end,
    case when g.age_band then f.age_band else '' end, sum(f.n), sum(f.ms)
  from tally_fact f cross join lateral tally_seers(f.subtree, f.passed) seen join tally_grain g on seen.wide or not g.wide
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;`
