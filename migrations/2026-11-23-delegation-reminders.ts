import { Migration } from '@mikro-orm/migrations'

/** Somebody reviews for an absent colleague between two dates; whoever lets applications wait is reminded. */
export class DelegationReminders extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`)
    this.addSql(delegation)
    this.addSql(onBehalf)
    this.addSql(reminders)
  }
}

const delegation = `
create table review_delegation (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit,
  absent_id uuid not null references account, delegate_id uuid not null references account,
  from_day date not null, until_day date not null, reason text,
  named_by_id uuid not null references account, named_by_name text not null,
  created_at timestamptz(3) not null default now(),
  ended_at timestamptz(3), ended_by_id uuid references account, ended_by_name text,
  check (absent_id <> delegate_id), check (from_day <= until_day), check ((ended_at is null) = (ended_by_id is null)),
  -- Nobody stands in for two colleagues on one day: the trail could not say for whom.
  constraint review_delegation_one_at_a_time exclude using gist (delegate_id with =, daterange(from_day, until_day, '[]') with &&)
    where (ended_at is null));
create index review_delegation_unit_idx on review_delegation (unit_id, id);`

const onBehalf = `
alter table transfer add column on_behalf_of_id uuid references account, add column on_behalf_of_name text,
  add check ((on_behalf_of_id is null) = (on_behalf_of_name is null));
alter table approval_form add column on_behalf_of_name text;`

const reminders = `
create table review_reminder_rule (
  single boolean primary key default true check (single), working_days int not null check (working_days between 1 and 60));
insert into review_reminder_rule (working_days) values (5);
-- Said once by whatever node, and not again before as many working days have passed.
create table review_reminder (
  unit_id uuid not null references unit, day date not null, waiting int not null check (waiting > 0), primary key (unit_id, day));`
