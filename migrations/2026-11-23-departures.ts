import { Migration } from '@mikro-orm/migrations'

/** A person can leave a unit: the login ends for good, its name is free again, and what was not reported up ends with its history. */
export class Departures extends Migration {
  override up(): void {
    this.addSql(`
alter table account add left_at timestamptz(3), add constraint account_left_is_revoked check (left_at is null or revoked_at is not null);
drop index account_login_idx;
create unique index account_login_idx on account (lower(login_name)) where revoked_at is null;
alter table application drop constraint application_status_check,
  add constraint application_status_check
    check (status in ('DRAFT', 'RETURNED', 'WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED', 'ENDED'));
-- One filing a person a year, whatever the login or unit; what ended with a departure stands in nobody's way.
drop index application_person_year_idx;
create unique index application_person_year_idx on application (campaign_id, person_hash) where status <> 'ENDED';
create function ended_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'application % has ended', old.id using errcode = 'check_violation', constraint = 'ended_for_good';
end $$;
create trigger ended_for_good before update of status, holder_unit_id on application for each row
  when (old.status = 'ENDED') execute function ended_for_good();`)
    for (const who of ['unitId', 'byUnitId'])
      this.addSql(`drop index audit_entry_login_${who.toLowerCase()}_idx;
create index audit_entry_login_${who.toLowerCase()}_idx
  on audit_entry ((detail ->> '${who}'), at desc, (split_part(subject, ':', 2)::uuid) desc) where action in (${loginActs})`)
  }
}

const loginActs = `'createSubordinateUnit', 'issueLogin', 'resetLogin', 'revokeLogin', 'setAdministrator', 'recordDeparture'`
