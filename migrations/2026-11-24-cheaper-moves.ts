import { Migration } from '@mikro-orm/migrations'

/**
 * What a move makes PostgreSQL keep, in fewer statements: what a change adds and takes away is appended at once, a stay is counted
 * where it is written, and webhooks are looked for once for all units that may see the application. Conditions stand in the functions:
 * those of triggers are parsed anew by every statement.
 */
export class CheaperMoves extends Migration {
  override up(): void {
    this.addSql(tallied)
    this.addSql(stays)
    this.addSql(changed)
    this.addSql(waits)
  }
}

const deltaColumns = `subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code, n, ms`

/** What an application is counted by, beside its status. */
const classOf = (row: string) => `${row}.subtree_unit_ids, ${row}.passed_unit_ids, ${row}.campaign_id, ${row}.series_code,
      ${row}.level_code, ${row}.way_code, ${row}.sex, ${row}.age_band, ${row}.division_code`

const tallied = `
create or replace function application_tallied() returns trigger language plpgsql as $$
declare
  reclassified boolean := tg_op = 'UPDATE' and (old.version_number > 0, ${classOf('old')})
    is distinct from (new.version_number > 0, ${classOf('new')});
begin
  if tg_op = 'UPDATE' and not reclassified and (old.status = new.status or new.version_number = 0) then return null; end if;
  insert into tally_delta (${deltaColumns})
    select a.subtree, a.passed, a.campaign_id, a.series_code, a.level_code, a.way_code, fact.status, fact.step,
      coalesce(a.sex, ''), coalesce(a.age_band, ''), a.division_code, a.sign, a.sign * fact.ms
    from (values (-1, old.version_number, old.status, ${classOf('old')}), (1, new.version_number, new.status, ${classOf('new')}))
        a (sign, version_number, status, subtree, passed, campaign_id, series_code, level_code, way_code, sex, age_band, division_code)
      cross join lateral (
        select a.status, '' as step, 0::bigint as ms
        union all select '', s.step, s.ms from application_stay s where reclassified and s.application_id = new.id) fact
    -- There is no old row of an insert and no new one of a delete.
    where a.version_number > 0;
  return null;
end $$;
drop function application_class(application);`

const stays = `
create or replace function transfer_ends_stay() returns trigger language plpgsql as $$
declare held_by uuid := (new.before ->> 'holderUnitId')::uuid;
begin
  if new.action in ('recall', 'withdrawApplication') then
    delete from application_stay where transfer_id = (new.before ->> 'lastTransferId')::uuid;
  else
    with stay as (
      insert into application_stay (transfer_id, application_id, step, ms)
        select new.id, a.id, step_of(held_by, a.unit_id),
          greatest(0, (extract(epoch from new.at - (new.before ->> 'holderSince')::timestamptz) * 1000)::bigint)
        from application a where a.id = new.application_id returning application_id, step, ms)
    insert into tally_delta (${deltaColumns})
      select a.subtree_unit_ids, a.passed_unit_ids, a.campaign_id, a.series_code, a.level_code, a.way_code, '', stay.step,
        coalesce(a.sex, ''), coalesce(a.age_band, ''), a.division_code, 1, stay.ms
      from stay join application a on a.id = stay.application_id where a.version_number > 0;
  end if;
  return null;
end $$;
create or replace function stay_tallied() returns trigger language plpgsql as $$
begin
  perform tally_add(a, '', old.step, -1, old.ms) from application a where a.id = old.application_id and a.version_number > 0;
  return null;
end $$;
drop trigger stay_tallied on application_stay;
create trigger stay_tallied after delete on application_stay for each row execute function stay_tallied();`

// No key for the job: two changes must not wait for each other here.
const changed = `
create or replace function application_changed() returns trigger language plpgsql as $$
declare
  seen_by uuid[] := '{00000000-0000-0000-0000-000000000000}';
  listening uuid[];
begin
  if coalesce(new.version_number, 0) = 0 and coalesce(old.version_number, 0) = 0 then return null; end if;
  if tg_op <> 'INSERT' then seen_by := seen_by || old.subtree_unit_ids || old.passed_unit_ids; end if;
  if tg_op <> 'DELETE' then seen_by := seen_by || new.subtree_unit_ids || new.passed_unit_ids; end if;
  with told as (
    insert into application_change (unit_id, application_id, xid)
      select distinct seer, coalesce(new.id, old.id), pg_current_xact_id() from unnest(seen_by) seer order by seer
      on conflict (unit_id, application_id) do update set xid = excluded.xid, at = excluded.at where application_change.xid <> excluded.xid
      returning unit_id)
  select array_agg(unit_id) into listening from told where unit_id in (select log_unit_id from webhook where stopped_at is null);
  -- The job is there exactly when the change is.
  if listening is not null then
    perform graphile_worker.add_job('tellWebhooks', json_build_object('logUnitId', log_unit_id), priority := 5)
      from unnest(listening) log_unit_id;
  end if;
  return null;
end $$;
drop trigger change_is_told on application_change;
drop function change_is_told();`

const waits = `
create or replace function application_waits() returns trigger language plpgsql as $$
begin
  insert into inbox_delta (unit_id, series_code, level_code, n)
    select place.unit_id, place.series_code, place.level_code, place.n
    from (values (old.status, old.holder_unit_id, old.series_code, old.level_code, -1),
      (new.status, new.holder_unit_id, new.series_code, new.level_code, 1)) place (status, unit_id, series_code, level_code, n)
    where place.status in ('WITH_UNIT', 'WITH_COMMITTEE');
  return null;
end $$;`
