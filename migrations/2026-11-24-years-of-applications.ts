import { Migration } from '@mikro-orm/migrations'

/**
 * A year can be put away (npm run year): ids say the year in which one files, whatever the clock says, so that the rows of a
 * year lie between two ids and PostgreSQL knows from an id alone where to look. What is put away is still counted, and
 * whoever asks for it is told where it is. Here nothing is partitioned yet, and nothing costs more.
 */
export class YearsOfApplications extends Migration {
  override up(): void {
    this.addSql(ids)
    this.addSql(archived)
  }
}

// Whole years only: leap seconds and time zones of China do not matter, days and hours stay in order within the year.
const ids = `
create function year_in_china(at timestamptz) returns int immutable parallel safe language sql as $$
  select extract(year from at at time zone 'Asia/Shanghai')::int
$$;
create function application_id_for(campaign uuid) returns uuid volatile language sql as $$
  select uuidv7(make_interval(years => c.year - year_in_china(now()))) from campaign c where c.id = campaign
$$;
create function id_beside(application uuid) returns uuid volatile language sql as $$
  select uuidv7(make_interval(years => coalesce(year_in_china(uuid_extract_timestamp(application)) - year_in_china(now()), 0)))
$$;`

const archived = `
create table archived_application (
  id uuid primary key, year int not null, applicant_id uuid not null references account (id), seen_by uuid[] not null);
create table archived_fact (
  id bigint generated always as identity primary key, year int not null, subtree uuid[] not null, passed uuid[] not null,
  campaign_id uuid not null, series_code text not null, level_code text not null, way_code text not null, status text not null,
  step text not null, sex text not null, age_band text not null, division_code char(6) not null, n int not null, ms bigint not null);
create index archived_fact_year_idx on archived_fact (year);
create or replace view tally_fact as
  select subtree_unit_ids as subtree, passed_unit_ids as passed, campaign_id, series_code, level_code, way_code, status,
    '' as step, coalesce(sex, '') as sex, coalesce(age_band, '') as age_band, division_code, 1 as n, 0::bigint as ms
  from application where version_number > 0
  union all
  select a.subtree_unit_ids, a.passed_unit_ids, a.campaign_id, a.series_code, a.level_code, a.way_code, '', s.step,
    coalesce(a.sex, ''), coalesce(a.age_band, ''), a.division_code, 1, s.ms
  from application_stay s join application a on a.id = s.application_id where a.version_number > 0
  union all
  select subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code, n, ms
  from archived_fact;`
