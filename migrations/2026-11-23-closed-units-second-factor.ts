import { Migration } from '@mikro-orm/migrations'

/** A unit can be closed without losing an application; a session can wait for a second factor and is listed to its owner. */
export class ClosedUnitsSecondFactor extends Migration {
  override up(): void {
    this.addSql(closing)
    this.addSql(tree)
    this.addSql(secondFactor)
  }
}

const closing = `
alter table unit drop constraint unit_status_check,
  add constraint unit_status_check check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED', 'CLOSED'));
-- Its codes are free again for the unit that follows it.
drop index unit_uscc_idx, unit_org_code_idx;
create unique index unit_uscc_idx on unit (uscc) where uscc is not null and status <> 'CLOSED';
create unique index unit_org_code_idx on unit (org_code) where org_code is not null and status <> 'CLOSED';
-- Whoever sends to a unit that is just being closed waits, and is then refused: nothing arrives where nobody works.
create function holder_is_open() returns trigger language plpgsql as $$
declare state text;
begin
  select status into state from unit where id = new.holder_unit_id for share;
  if state = 'CLOSED' then
    raise exception 'unit % is closed', new.holder_unit_id using errcode = 'check_violation', constraint = 'holder_is_open';
  end if;
  return new;
end $$;
create trigger holder_is_open_insert before insert on application for each row
  when (new.holder_unit_id is not null) execute function holder_is_open();
create trigger holder_is_open_move before update of holder_unit_id on application for each row
  when (new.holder_unit_id is not null and new.holder_unit_id is distinct from old.holder_unit_id) execute function holder_is_open();`

const tree = `
create or replace function unit_place() returns trigger language plpgsql as $$
declare above ltree; state text;
begin
  -- Two moves at once could close a circle that neither sees alone; a unit born during a move would miss it.
  if tg_op = 'UPDATE' then perform pg_advisory_xact_lock(hashtext('unit tree'));
  elsif new.parent_id is not null then perform pg_advisory_xact_lock_shared(hashtext('unit tree'));
  end if;
  select path, status into above, state from unit where id = new.parent_id;
  if above is not null and above ~ ('*.' || unit_label(new.id) || '.*')::lquery then
    raise exception 'unit % would stand under itself', new.id using errcode = 'check_violation', constraint = 'unit_no_cycle';
  end if;
  if state = 'CLOSED' then
    raise exception 'unit % is closed', new.parent_id using errcode = 'check_violation', constraint = 'unit_parent_open';
  end if;
  new.path := coalesce(above || unit_label(new.id), unit_label(new.id)::ltree);
  return new;
end $$;`

const secondFactor = `
create table second_factor (
  account_id uuid primary key references account on delete cascade, secret_cipher bytea not null,
  confirmed_at timestamptz(3), last_step bigint not null default 0, created_at timestamptz(3) not null default now());
create table recovery_code (
  account_id uuid not null references second_factor on delete cascade, hash bytea not null, used_at timestamptz(3),
  primary key (account_id, hash));
-- The hash of the token stays inside; a session is named by this.
alter table session add id uuid not null default uuidv7() unique,
  add second_factor_pending boolean not null default false;`
