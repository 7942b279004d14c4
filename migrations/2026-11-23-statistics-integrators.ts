import { Migration } from '@mikro-orm/migrations'

/** Counts that are kept while applications move, a log of their changes, and keys for programs. Source: S53, B10, B11. */
export class StatisticsIntegrators extends Migration {
  override up(): void {
    this.addSql(classification)
    this.addSql(stays)
    this.addSql(tallies)
    this.addSql(tallyTriggers)
    this.addSql(changes)
    this.addSql(tokens)
    this.addSql(existing)
  }
}

const classification = `
-- What an application is counted by, beside what it has already: kept on its row, so that each change knows what it was before.
alter table application
  add sex text check (sex in ('MALE', 'FEMALE')), add age_band text, add division_code char(6),
  -- The filing unit and those above it that receive; and those elsewhere that it went through.
  add subtree_unit_ids uuid[] not null default '{}', add passed_unit_ids uuid[] not null default '{}';
create function units_over(filing uuid) returns uuid[] stable language sql as $$
  select array(select over.id from unit below join unit over on over.path @> below.path
    where below.id = filing and (over.id = filing or (over.receives and over.kind <> 'COMMITTEE_OFFICE')) order by over.id)
$$;
create function application_classified() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- Whoever moves one of these units meanwhile waits, and then finds this application.
    perform from unit over where over.path @> (select path from unit where id = new.unit_id) for share;
    new.subtree_unit_ids := units_over(new.unit_id);
    new.division_code := (select division_code from unit where id = new.unit_id);
  end if;
  new.passed_unit_ids := array(select distinct passed from unnest(new.trail_unit_ids) passed
    where passed <> all (new.subtree_unit_ids) order by passed);
  return new;
end $$;
create trigger application_classified before insert or update of trail_unit_ids, subtree_unit_ids on application
  for each row execute function application_classified();
create function unit_reclassifies() returns trigger language plpgsql as $$
begin
  update application set subtree_unit_ids = units_over(application.unit_id), division_code = filing.division_code
    from unit filing where filing.id = application.unit_id and filing.path <@ new.path
      and (application.subtree_unit_ids, application.division_code) is distinct from (units_over(filing.id), filing.division_code);
  return null;
end $$;
create trigger unit_reclassifies after update on unit for each row
  when ((old.path, old.receives, old.kind, old.division_code) is distinct from (new.path, new.receives, new.kind, new.division_code))
  execute function unit_reclassifies();
-- Age at the end of the year one files in, so that it never changes on its own.
create function age_band(years int) returns text immutable language sql as $$
  select case when years <= 30 then 'UP_TO_30' when years <= 35 then 'FROM_31' when years <= 40 then 'FROM_36'
    when years <= 45 then 'FROM_41' when years <= 50 then 'FROM_46' when years <= 55 then 'FROM_51' else 'FROM_56' end
$$;
create function submitted_person() returns trigger language plpgsql as $$
declare told jsonb := new.content -> 'values';
begin
  update application set sex = case told ->> 'sex' when '男' then 'MALE' when '女' then 'FEMALE' end,
      age_band = age_band(c.year - left(told ->> 'birthDate', 4)::int)
    from campaign c where application.id = new.application_id and c.id = application.campaign_id;
  return null;
end $$;
create trigger submitted_person after insert on version_section for each row
  when (new.key = 'basic') execute function submitted_person();`

const stays = `
-- How long an application stayed before each hop; a hop that was recalled is none.
create table application_stay (
  transfer_id uuid primary key references transfer, application_id uuid not null references application on delete cascade,
  step text not null, ms bigint not null);
create index application_stay_application_idx on application_stay (application_id);
create function step_of(holder uuid, filing uuid) returns text stable language sql as $$
  select case when holder is null then 'APPLICANT' when holder = filing then 'FILING_UNIT'
    else (select case kind when 'ORDINARY' then 'RECOMMENDING_UNIT' else kind end from unit where id = holder) end
$$;
create function transfer_ends_stay() returns trigger language plpgsql as $$
begin
  if new.action in ('recall', 'withdrawApplication') then
    delete from application_stay where transfer_id = (new.before ->> 'lastTransferId')::uuid;
  else
    insert into application_stay (transfer_id, application_id, step, ms)
      select new.id, new.application_id, step_of((new.before ->> 'holderUnitId')::uuid, a.unit_id),
        greatest(0, (extract(epoch from new.at - (new.before ->> 'holderSince')::timestamptz) * 1000)::bigint)
      from application a where a.id = new.application_id;
  end if;
  return null;
end $$;
create trigger transfer_ends_stay after insert on transfer for each row execute function transfer_ends_stay();`

const tallies = `
-- What a change adds and takes away: appended by every move without waiting for another, folded into the tally later.
create table tally_delta (
  id bigint generated always as identity primary key, subtree uuid[] not null, passed uuid[] not null,
  campaign_id uuid not null, series_code text not null, level_code text not null, way_code text not null,
  status text not null, step text not null, sex text not null, age_band text not null, division_code char(6) not null,
  n int not null, ms bigint not null);
-- One cell per unit that may count it, by persons (way, sex, age) or by place (division): '' where a cell does not tell.
-- The unit of zeros stands for everything.
create table tally (
  unit_id uuid not null, via text not null check (via in ('SUBTREE', 'PASSED')), division_code text not null, step text not null,
  campaign_id uuid not null, series_code text not null, level_code text not null, status text not null,
  way_code text not null, sex text not null, age_band text not null, n int not null, ms bigint not null,
  primary key (unit_id, via, division_code, step, campaign_id, series_code, level_code, status, way_code, sex, age_band));
create index tally_empty_idx on tally (unit_id) where n = 0;
create view tally_fact as
  select subtree_unit_ids as subtree, passed_unit_ids as passed, campaign_id, series_code, level_code, way_code, status,
    '' as step, coalesce(sex, '') as sex, coalesce(age_band, '') as age_band, division_code, 1 as n, 0::bigint as ms
  from application where version_number > 0
  union all
  select a.subtree_unit_ids, a.passed_unit_ids, a.campaign_id, a.series_code, a.level_code, a.way_code, '', s.step,
    coalesce(a.sex, ''), coalesce(a.age_band, ''), a.division_code, 1, s.ms
  from application_stay s join application a on a.id = s.application_id where a.version_number > 0;`

const tallyTriggers = `
create function tally_add(a application, counted_status text, at_step text, sign int, spent bigint) returns void language sql as $$
  insert into tally_delta (subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band,
      division_code, n, ms)
    values (a.subtree_unit_ids, a.passed_unit_ids, a.campaign_id, a.series_code, a.level_code, a.way_code, counted_status, at_step,
      coalesce(a.sex, ''), coalesce(a.age_band, ''), a.division_code, sign, sign * spent)
$$;
create function application_class(a application) returns text immutable language sql as $$
  select (a.version_number > 0, a.subtree_unit_ids, a.passed_unit_ids, a.campaign_id, a.series_code, a.level_code, a.way_code,
    a.sex, a.age_band, a.division_code)::text
$$;
create function application_tallied() returns trigger language plpgsql as $$
declare reclassified boolean := tg_op = 'UPDATE' and application_class(old) <> application_class(new);
begin
  if tg_op = 'UPDATE' and not reclassified and (old.status = new.status or new.version_number = 0) then return null; end if;
  if tg_op <> 'INSERT' and old.version_number > 0 then
    perform tally_add(old, old.status, '', -1, 0);
    if reclassified then
      perform tally_add(old, '', s.step, -1, s.ms) from application_stay s where s.application_id = old.id;
    end if;
  end if;
  if tg_op <> 'DELETE' and new.version_number > 0 then
    perform tally_add(new, new.status, '', 1, 0);
    if reclassified then
      perform tally_add(new, '', s.step, 1, s.ms) from application_stay s where s.application_id = new.id;
    end if;
  end if;
  return null;
end $$;
create trigger application_tallied after insert or update or delete on application
  for each row execute function application_tallied();
create function stay_tallied() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform tally_add(a, '', new.step, 1, new.ms) from application a where a.id = new.application_id and a.version_number > 0;
  else
    perform tally_add(a, '', old.step, -1, old.ms) from application a where a.id = old.application_id and a.version_number > 0;
  end if;
  return null;
end $$;
create trigger stay_tallied after insert or delete on application_stay for each row execute function stay_tallied();`

const changes = `
-- The last change of each application for each unit that may see it or could before; the unit of zeros sees everything.
create table application_change (
  unit_id uuid not null, application_id uuid not null, xid xid8 not null, at timestamptz(3) not null default now(),
  primary key (unit_id, application_id));
create index application_change_order_idx on application_change (unit_id, xid, application_id);
create function application_changed() returns trigger language plpgsql as $$
declare seen_by uuid[] := '{00000000-0000-0000-0000-000000000000}';
begin
  if coalesce(new.version_number, 0) = 0 and coalesce(old.version_number, 0) = 0 then return null; end if;
  if tg_op <> 'INSERT' then seen_by := seen_by || old.subtree_unit_ids || old.passed_unit_ids; end if;
  if tg_op <> 'DELETE' then seen_by := seen_by || new.subtree_unit_ids || new.passed_unit_ids; end if;
  insert into application_change (unit_id, application_id, xid)
    select distinct seer, coalesce(new.id, old.id), pg_current_xact_id() from unnest(seen_by) seer order by seer
    on conflict (unit_id, application_id) do update set xid = excluded.xid, at = excluded.at where application_change.xid <> excluded.xid;
  return null;
end $$;
create trigger application_changed after insert or update or delete on application
  for each row execute function application_changed();`

const tokens = `
create table api_token (
  id uuid primary key default uuidv7(), account_id uuid not null references account, name text not null,
  hint text not null, secret_hash bytea not null unique, previous_hash bytea unique, previous_until timestamptz(3),
  scopes text[] not null check (scopes <> '{}'), networks text[] not null default '{}', hat text not null,
  expires_at timestamptz(3) not null, created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3), last_used_address text, revoked_at timestamptz(3),
  check ((previous_hash is null) = (previous_until is null)));
create index api_token_account_idx on api_token (account_id, id);`

const existing = `
update application set subtree_unit_ids = units_over(application.unit_id), division_code = u.division_code
  from unit u where u.id = application.unit_id;
alter table application alter division_code set not null;
update application set sex = case v.content -> 'values' ->> 'sex' when '男' then 'MALE' when '女' then 'FEMALE' end,
    age_band = age_band(c.year - left(v.content -> 'values' ->> 'birthDate', 4)::int)
  from version_section v, campaign c
  where v.application_id = application.id and v.number = application.version_number and v.key = 'basic' and c.id = application.campaign_id;
insert into application_stay (transfer_id, application_id, step, ms)
  select t.id, t.application_id, step_of((t.before ->> 'holderUnitId')::uuid, a.unit_id),
    greatest(0, (extract(epoch from t.at - (t.before ->> 'holderSince')::timestamptz) * 1000)::bigint)
  from transfer t join application a on a.id = t.application_id
  where t.action not in ('recall', 'withdrawApplication') and not exists (select from transfer r
    where r.application_id = t.application_id and r.action in ('recall', 'withdrawApplication')
      and (r.before ->> 'lastTransferId')::uuid = t.id);
-- The triggers have told the steps of this migration; only what is true at its end counts.
delete from tally_delta;
insert into tally_delta (subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code, n, ms)
  select subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code, n, ms from tally_fact;`
