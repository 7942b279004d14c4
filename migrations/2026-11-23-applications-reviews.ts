import { Migration } from '@mikro-orm/migrations'

/** Applications with their sections, versions and trail, the units' approval forms, committees, notifications and the audit trail. */
export class ApplicationsReviews extends Migration {
  override up(): void {
    this.addSql(applications)
    this.addSql(contentLock)
    this.addSql(trail)
    this.addSql(reviews)
    this.addSql(aroundThem)
    this.addSql(neverChanged)
  }
}

const applications = `
create table application (
  id uuid primary key default uuidv7(), applicant_id uuid not null references account, person_hash bytea not null,
  unit_id uuid not null references unit, campaign_id uuid not null references campaign,
  series_code text not null references title_series, level_code text not null references title_level,
  title_id text not null references title, way_code text not null references acquisition_way,
  status text not null check (status in ('DRAFT', 'RETURNED', 'WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED')),
  holder_unit_id uuid references unit, holder_since timestamptz(3) not null default now(),
  handling_started_at timestamptz(3), handler_id uuid references account,
  came_from_unit_id uuid references unit, last_transfer_id uuid, trail_unit_ids uuid[] not null default '{}',
  self_administered boolean not null default false, urged_at timestamptz(3),
  revision int not null default 1, version_number int not null default 0, submitted_at timestamptz(3),
  created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(),
  -- Somebody always has it: the applicant, or exactly one unit.
  check ((status in ('WITH_UNIT', 'WITH_COMMITTEE', 'ACCEPTED')) = (holder_unit_id is not null)),
  check (holder_unit_id is not null or handling_started_at is null),
  check ((handling_started_at is null) = (handler_id is null)),
  check (handler_id is distinct from applicant_id));
-- One filing a person a year, whatever the login or unit.
create unique index application_person_year_idx on application (campaign_id, person_hash);
create index application_inbox_idx on application (holder_unit_id, holder_since, id)
  where status in ('WITH_UNIT', 'WITH_COMMITTEE');
create index application_unit_idx on application (unit_id, id);
create index application_applicant_idx on application (applicant_id);
create index application_trail_idx on application using gin (trail_unit_ids);
create table section (
  application_id uuid not null references application, key text not null, content jsonb not null,
  content_hash text not null, revision int not null default 1, updated_at timestamptz(3) not null default now(),
  primary key (application_id, key));
create table attachment (
  id uuid primary key default uuidv7(), application_id uuid not null references application, section_key text not null,
  label text not null, file_id uuid not null references stored_file, created_at timestamptz(3) not null default now());
create index attachment_section_idx on attachment (application_id, section_key, id);
create index attachment_file_idx on attachment (file_id);
create table application_version (
  application_id uuid not null references application, number int not null, submitted_at timestamptz(3) not null default now(),
  hash text not null, primary key (application_id, number));
create table version_section (
  application_id uuid not null, number int not null, key text not null, content jsonb not null, content_hash text not null,
  attachments jsonb not null default '[]', primary key (application_id, number, key),
  foreign key (application_id, number) references application_version);`

const contentLock = `
-- Content changes only while the applicant has the application. The share lock makes a save and a submit wait for each other.
create function content_with_applicant() returns trigger language plpgsql as $$
declare owner uuid := coalesce(new.application_id, old.application_id); state text;
begin
  select status into state from application where id = owner for share;
  if state not in ('DRAFT', 'RETURNED') then
    raise exception 'application % is not with its applicant', owner
      using errcode = 'check_violation', constraint = 'content_with_applicant';
  end if;
  return coalesce(new, old);
end $$;
create trigger section_lock before insert or update or delete on section for each row execute function content_with_applicant();
create trigger attachment_lock before insert or update or delete on attachment for each row execute function content_with_applicant();`

const trail = `
create table transfer (
  id uuid primary key default uuidv7(), application_id uuid not null references application, seq int not null,
  action text not null, from_unit_id uuid references unit, to_unit_id uuid references unit,
  actor_id uuid not null references account, actor_name text not null, at timestamptz(3) not null default now(),
  opinion text, version_number int not null, form_id uuid, idempotency_key text,
  -- The state it left, so that a recall restores exactly that.
  before jsonb not null,
  unique (application_id, seq));
create unique index transfer_idempotency_idx on transfer (actor_id, idempotency_key) where idempotency_key is not null;
create index transfer_sent_idx on transfer (from_unit_id, at, id);
alter table application add foreign key (last_transfer_id) references transfer;`

const reviews = `
create table approval_form (
  id uuid primary key default uuidv7(), application_id uuid not null references application, unit_id uuid not null references unit,
  reviewer_id uuid not null references account, reviewer_name text not null, version_number int not null,
  recommendation text, signed_name text, signed_on date, saved_at timestamptz(3) not null default now(),
  dispatched_at timestamptz(3), dispatch_action text, check ((dispatched_at is null) = (dispatch_action is null)));
create unique index approval_form_draft_idx on approval_form (application_id, unit_id) where dispatched_at is null;
create index approval_form_application_idx on approval_form (application_id, saved_at);
create table approval_item (
  form_id uuid not null references approval_form, section_key text not null, verdict text check (verdict in ('YES', 'NO')),
  comment text, authentic boolean, complete boolean, valid boolean,
  -- A verdict holds for the content it judged.
  content_hash text not null, primary key (form_id, section_key));
alter table transfer add foreign key (form_id) references approval_form;
create function dispatched_form() returns trigger language plpgsql as $$
begin
  if old.dispatched_at is not null and (to_jsonb(new) - '{dispatched_at,dispatch_action}'::text[])
      is distinct from (to_jsonb(old) - '{dispatched_at,dispatch_action}'::text[]) then
    raise exception 'approval form % has been dispatched', old.id using errcode = 'check_violation', constraint = 'dispatched_form';
  end if;
  return new;
end $$;
create trigger approval_form_dispatched before update on approval_form for each row execute function dispatched_form();
create function dispatched_item() returns trigger language plpgsql as $$
begin
  if exists (select from approval_form where id = coalesce(new.form_id, old.form_id) and dispatched_at is not null) then
    raise exception 'approval form % has been dispatched', coalesce(new.form_id, old.form_id)
      using errcode = 'check_violation', constraint = 'dispatched_form';
  end if;
  return coalesce(new, old);
end $$;
create trigger approval_item_dispatched before insert or update or delete on approval_item
  for each row execute function dispatched_item();`

const aroundThem = `
create table committee (
  id uuid primary key default uuidv7(), name text not null unique, unit_id uuid not null references unit,
  series_codes text[] not null, level_codes text[] not null, area_code char(6) not null references division);
create index committee_series_idx on committee using gin (series_codes);
create index committee_unit_idx on committee (unit_id);
create table notification (
  id uuid primary key default uuidv7(), unit_id uuid references unit, account_id uuid references account, kind text not null,
  params jsonb not null, application_id uuid references application, about_unit_id uuid references unit,
  created_at timestamptz(3) not null default now(), read_at timestamptz(3), check ((unit_id is null) <> (account_id is null)));
create index notification_account_idx on notification (account_id, id) where account_id is not null;
create index notification_unit_idx on notification (unit_id, id) where unit_id is not null;
create table audit_entry (
  id bigint generated always as identity primary key, subject text not null, seq int not null, actor_id uuid, action text not null,
  detail jsonb not null, at timestamptz(3) not null default now(), previous_hash text not null, hash text not null,
  unique (subject, seq));`

const neverChanged = `
create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception '% is history and never changes', tg_table_name using errcode = 'check_violation', constraint = 'never_changed';
end $$;
create trigger never_changed before update or delete on application_version for each row execute function never_changed();
create trigger never_changed before update or delete on version_section for each row execute function never_changed();
create trigger never_changed before update or delete on transfer for each row execute function never_changed();
create trigger never_changed before update or delete on audit_entry for each row execute function never_changed();
create trigger never_changed before update or delete on unit_review for each row execute function never_changed();`
