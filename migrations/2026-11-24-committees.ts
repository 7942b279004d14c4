import { Migration } from '@mikro-orm/migrations'

/** Committees meet: a pool of experts, a panel drawn among them, a sealed ballot, the results posted, and the title granted or not. */
export class Committees extends Migration {
  override up(): void {
    this.addSql(decided)
    this.addSql(pool)
    this.addSql(meetings)
    this.addSql(ballots)
    this.addSql(forwardOnly)
    this.addSql(kept)
    this.addSql(sitting)
  }
}

const decided = `
-- Both in one reading of the table.
alter table application drop constraint application_status_check, drop constraint application_check,
  add constraint application_status_check
    check (status in ('DRAFT', 'RETURNED', 'WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED', 'PASSED', 'NOT_PASSED', 'ENDED')),
  -- Somebody always has it: the applicant, or exactly one unit; the office keeps what its committee has decided.
  add constraint application_check check ((status in ('WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED', 'PASSED', 'NOT_PASSED'))
    = (holder_unit_id is not null));
drop trigger ended_for_good on application;
create trigger ended_for_good before update of status, holder_unit_id on application for each row
  when (old.status in ('ENDED', 'PASSED', 'NOT_PASSED')) execute function ended_for_good();
create index application_accepted_idx on application (holder_unit_id, id) where status = 'ACCEPTED';`

const pool = `
create table expert (
  id uuid primary key default uuidv7(), committee_id uuid not null references committee, account_id uuid not null references account,
  specialty text not null check (specialty <> ''), added_by uuid not null references account,
  added_at timestamptz(3) not null default now(), removed_by uuid references account, removed_at timestamptz(3),
  check ((removed_at is null) = (removed_by is null)));
create unique index expert_open_idx on expert (committee_id, account_id) where removed_at is null;
create index expert_committee_idx on expert (committee_id, id) where removed_at is null;
create index expert_account_idx on expert (account_id) where removed_at is null;
create table avoidance (
  id uuid primary key default uuidv7(), expert_account_id uuid not null references account,
  person_account_id uuid not null references account, relation text not null check (relation <> ''),
  named_by uuid not null references account, named_at timestamptz(3) not null default now(),
  withdrawn_by uuid references account, withdrawn_at timestamptz(3),
  check (expert_account_id <> person_account_id), check ((withdrawn_at is null) = (withdrawn_by is null)));
create unique index avoidance_open_idx on avoidance (expert_account_id, person_account_id) where withdrawn_at is null;`

const meetings = `
create table meeting (
  id uuid primary key default uuidv7(), committee_id uuid not null references committee, campaign_id uuid not null references campaign,
  title text not null check (title <> ''), held_on date not null,
  panel_size int not null constraint panel_is_odd check (panel_size between 5 and 99 and panel_size % 2 = 1),
  stage text not null default 'PREPARING'
    check (stage in ('PREPARING', 'SUMMONED', 'VOTING', 'COUNTED', 'POSTED', 'DECIDED', 'CANCELLED')),
  seed bytea check (octet_length(seed) = 32), drawn_at timestamptz(3), opened_at timestamptz(3), counted_at timestamptz(3),
  minutes text, minutes_signed_name text, minutes_signed_on date, posted_on date, ends_on date, working_days int,
  decided_at timestamptz(3), cancelled_at timestamptz(3), cancel_reason text, revision int not null default 1,
  created_by uuid not null references account, created_at timestamptz(3) not null default now(),
  check ((seed is null) = (drawn_at is null) and (seed is not null or stage in ('PREPARING', 'CANCELLED'))),
  check ((opened_at is not null) = (stage in ('VOTING', 'COUNTED', 'POSTED', 'DECIDED'))),
  check ((counted_at is not null) = (stage in ('COUNTED', 'POSTED', 'DECIDED'))),
  check ((posted_on is not null) = (stage in ('POSTED', 'DECIDED'))),
  check ((decided_at is not null) = (stage = 'DECIDED')), check ((cancelled_at is not null) = (stage = 'CANCELLED')),
  check ((minutes is null) = (minutes_signed_name is null) and (minutes is null) = (minutes_signed_on is null)),
  check (posted_on is null or minutes is not null), check ((cancelled_at is null) = (cancel_reason is null)),
  check ((posted_on is null) = (ends_on is null) and (posted_on is null) = (working_days is null)),
  -- The publishing day does not count.
  constraint results_long_enough check (ends_on > posted_on and working_days >= 5));
create index meeting_committee_idx on meeting (committee_id, id);
create index meeting_posted_idx on meeting (posted_on desc, id desc) where posted_on is not null;
create table meeting_case (
  meeting_id uuid not null references meeting, application_id uuid not null references application, position int not null,
  applicant_name text not null, unit_name text not null, title_name text not null, series_name text not null,
  level_name text not null, votes_for int, votes_against int, votes_abstained int,
  outcome text check (outcome in ('PASSED', 'NOT_PASSED')),
  -- Of a cancelled meeting: another can take it.
  released boolean not null default false, primary key (meeting_id, application_id),
  check ((votes_for is null) = (votes_against is null) and (votes_for is null) = (votes_abstained is null)),
  check (outcome is null or votes_for is not null), check (least(votes_for, votes_against, votes_abstained) >= 0));
create unique index meeting_case_application_idx on meeting_case (application_id) where not released;
create index meeting_case_released_idx on meeting_case (application_id) where released;
-- Every expert of the pool when the panel was drawn: the place in the order, or why not in it.
create table draw_entry (
  meeting_id uuid not null references meeting, account_id uuid not null references account, person_name text not null,
  unit_name text not null, position int, reason text, primary key (meeting_id, account_id),
  check (num_nonnulls(position, reason) = 1));
create table meeting_member (
  meeting_id uuid not null references meeting, account_id uuid not null references account, person_name text not null,
  unit_name text not null, position int not null, replaced_at timestamptz(3), replaced_reason text,
  present_at timestamptz(3), voted_at timestamptz(3), primary key (meeting_id, account_id),
  constraint member_drawn_once unique (meeting_id, position), check ((replaced_at is null) = (replaced_reason is null)),
  check (voted_at is null or (present_at is not null and replaced_at is null)));
create index meeting_member_account_idx on meeting_member (account_id, meeting_id);`

const ballots = `
-- A slip says what, never who or when.
create table ballot_slip (
  id uuid primary key default gen_random_uuid(), meeting_id uuid not null, application_id uuid not null,
  choice text not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN')),
  constraint slip_of_case foreign key (meeting_id, application_id) references meeting_case);
create index ballot_slip_case_idx on ballot_slip (meeting_id, application_id);
create table results_objection (
  id uuid primary key default uuidv7(), meeting_id uuid not null references meeting,
  -- null: against the results as a whole.
  application_id uuid, raised_by text not null, content text not null, received_on date not null,
  recorded_by uuid not null references account, created_at timestamptz(3) not null default now(),
  outcome text check (outcome in ('DISMISSED', 'UPHELD')), handling text,
  handled_by uuid references account, handled_by_name text, handled_at timestamptz(3),
  constraint objection_of_case foreign key (meeting_id, application_id) references meeting_case,
  check (num_nonnulls(outcome, handling, handled_by, handled_by_name, handled_at) in (0, 5)));
create index results_objection_idx on results_objection (meeting_id, id);`

const forwardOnly = `
create function meeting_forward() returns trigger language plpgsql as $$
declare steps text[] := '{PREPARING, SUMMONED, VOTING, COUNTED, POSTED, DECIDED}';
begin
  if old.stage in ('DECIDED', 'CANCELLED')
    or (new.stage = 'CANCELLED' and old.stage not in ('PREPARING', 'SUMMONED'))
    or (new.stage not in (old.stage, 'CANCELLED') and array_position(steps, new.stage) <> array_position(steps, old.stage) + 1)
    or (new.committee_id, new.campaign_id, new.created_by, new.created_at)
      is distinct from (old.committee_id, old.campaign_id, old.created_by, old.created_at)
    or (old.seed is not null and (new.seed, new.drawn_at, new.panel_size) is distinct from (old.seed, old.drawn_at, old.panel_size))
    or (old.opened_at is not null and new.opened_at <> old.opened_at) or (old.counted_at is not null and new.counted_at <> old.counted_at)
    or (old.posted_on is not null and (new.posted_on, new.ends_on, new.working_days, new.minutes, new.minutes_signed_name, new.minutes_signed_on)
      is distinct from (old.posted_on, old.ends_on, old.working_days, old.minutes, old.minutes_signed_name, old.minutes_signed_on))
  then
    raise exception 'meeting % only goes forward', old.id using errcode = 'check_violation', constraint = 'meeting_forward';
  end if;
  return new;
end $$;
create trigger meeting_forward before update on meeting for each row execute function meeting_forward();
create trigger never_changed before delete on meeting for each row execute function never_changed();
create trigger never_changed before update or delete on draw_entry for each row execute function never_changed();
create trigger never_changed before delete on meeting_member for each row execute function never_changed();
create trigger never_changed before delete on results_objection for each row execute function never_changed();
create function meeting_stage(meeting_id uuid) returns text language plpgsql as $$
declare state text;
begin
  -- Whoever moves the meeting on, and whoever adds to it, wait for each other.
  select stage into state from meeting where id = meeting_id for share;
  return state;
end $$;`

const kept = `
create function meeting_case_kept() returns trigger language plpgsql as $$
declare state text := meeting_stage(coalesce(new.meeting_id, old.meeting_id)); free boolean;
begin
  if tg_op <> 'UPDATE' then
    free := state = 'PREPARING';
  else
    free := (to_jsonb(new) - '{votes_for,votes_against,votes_abstained,outcome,released}'::text[])
        = (to_jsonb(old) - '{votes_for,votes_against,votes_abstained,outcome,released}'::text[])
      and (state in ('VOTING', 'COUNTED', 'POSTED') or (new.votes_for, new.outcome) is not distinct from (old.votes_for, old.outcome))
      and (old.votes_for is null or (new.votes_for, new.votes_against, new.votes_abstained)
        is not distinct from (old.votes_for, old.votes_against, old.votes_abstained))
      and (new.released = old.released or (new.released and state = 'CANCELLED'));
  end if;
  if not free then
    raise exception 'the cases of meeting % stay', coalesce(new.meeting_id, old.meeting_id)
      using errcode = 'check_violation', constraint = 'meeting_case_kept';
  end if;
  return coalesce(new, old);
end $$;
create trigger meeting_case_kept before insert or update or delete on meeting_case
  for each row execute function meeting_case_kept();
create function meeting_member_kept() returns trigger language plpgsql as $$
declare state text := meeting_stage(new.meeting_id);
begin
  if (tg_op = 'INSERT' and (state not in ('PREPARING', 'SUMMONED') or num_nonnulls(new.replaced_at, new.present_at, new.voted_at) > 0))
    or (tg_op = 'UPDATE' and (old.replaced_at is not null
      or (new.meeting_id, new.account_id, new.person_name, new.unit_name, new.position)
        is distinct from (old.meeting_id, old.account_id, old.person_name, old.unit_name, old.position)
      or (new.replaced_at is not null and state <> 'SUMMONED')
      or (new.present_at is distinct from old.present_at and (old.present_at is not null or state not in ('SUMMONED', 'VOTING')))
      -- One vote a member, while the box is open.
      or (new.voted_at is distinct from old.voted_at and (old.voted_at is not null or state <> 'VOTING'))))
  then
    raise exception 'the roll of meeting % stays', new.meeting_id using errcode = 'check_violation', constraint = 'meeting_member_kept';
  end if;
  return new;
end $$;
create trigger meeting_member_kept before insert or update on meeting_member for each row execute function meeting_member_kept();
create function slip_sealed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or meeting_stage(coalesce(new.meeting_id, old.meeting_id)) is distinct from 'VOTING' then
    raise exception 'the box of meeting % is closed', coalesce(new.meeting_id, old.meeting_id)
      using errcode = 'check_violation', constraint = 'slip_sealed';
  end if;
  return coalesce(new, old);
end $$;
create trigger slip_sealed before insert or update or delete on ballot_slip for each row execute function slip_sealed();
create function results_posted() returns trigger language plpgsql as $$
begin
  if meeting_stage(new.meeting_id) is distinct from 'POSTED' or (tg_op = 'UPDATE' and old.handled_at is not null) then
    raise exception 'the results of meeting % are not posted', new.meeting_id
      using errcode = 'check_violation', constraint = 'results_posted';
  end if;
  return new;
end $$;
create trigger results_posted before insert or update on results_objection for each row execute function results_posted();`

const sitting = `
-- Read with every session, so that a request of anybody else costs nothing more.
alter table account add sits boolean not null default false;
create function seat(members uuid[]) returns void language plpgsql as $$
begin
  perform from account where id = any (members) order by id for no key update;
  update account a set sits = not a.sits where a.id = any (members) and a.sits <> exists (
    select from meeting_member s join meeting m on m.id = s.meeting_id
    where s.account_id = a.id and s.replaced_at is null and m.stage in ('SUMMONED', 'VOTING', 'COUNTED'));
end $$;
create function meeting_moved() returns trigger language plpgsql as $$
begin
  if new.stage = 'CANCELLED' then update meeting_case set released = true where meeting_id = new.id; end if;
  perform seat(array(select account_id from meeting_member where meeting_id = new.id));
  return null;
end $$;
create trigger meeting_moved after update of stage on meeting for each row when (new.stage <> old.stage)
  execute function meeting_moved();
create function member_seated() returns trigger language plpgsql as $$
begin
  perform seat(array[new.account_id]);
  return null;
end $$;
create trigger member_seated after insert or update of replaced_at on meeting_member for each row execute function member_seated();`
