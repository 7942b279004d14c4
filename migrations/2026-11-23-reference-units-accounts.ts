import { Migration } from '@mikro-orm/migrations'

/** Reference data, the tree of units with their receivers, accounts and sessions, notices and stored files. */
export class ReferenceUnitsAccounts extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists ltree`)
    this.addSql(`create extension if not exists pg_trgm`)
    this.addSql(reference)
    this.addSql(units)
    this.addSql(unitTree)
    this.addSql(accounts)
    this.addSql(receivers)
    this.addSql(publicAndFiles)
  }
}

const reference = `
create table division (
  code char(6) primary key, name text not null, level text not null check (level in ('REGION', 'PREFECTURE', 'COUNTY')),
  parent_code char(6) references division, valid_from date, valid_to date, source text);
create table title_level (code text primary key, name text not null, rank int not null unique);
create table title_series (
  code text primary key, number int not null unique, name text not null, confidence text not null, note text,
  valid_from date not null, valid_to date);
create table title (
  id text primary key, series_code text not null references title_series, group_name text,
  level_code text not null references title_level, name text not null, position int not null);
create index title_series_idx on title (series_code, position);
create table acquisition_way (code text primary key, name text not null unique, position int not null);
create table campaign (
  id uuid primary key default uuidv7(), year int not null unique, name text not null,
  filing_opens_at timestamptz(3) not null, filing_closes_at timestamptz(3) not null,
  review_opens_at timestamptz(3) not null, review_closes_at timestamptz(3) not null,
  check (filing_opens_at < filing_closes_at and review_opens_at < review_closes_at));
create table calendar_day (day date primary key, is_workday boolean not null, name text);
create table calendar_year (year int primary key, source text not null);`

const units = `
create table unit (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  kind text not null check (kind in ('ORDINARY', 'COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE', 'COMMITTEE_OFFICE')),
  origin text not null check (origin in ('SELF_REGISTERED', 'ASSIGNED', 'INTERNAL', 'TOWNSHIP')),
  level text not null check (level in ('REGION', 'PREFECTURE', 'COUNTY')),
  division_code char(6) not null references division,
  parent_id uuid references unit, path ltree not null,
  receives boolean not null default false, manages_vertically boolean not null default false,
  itemised_review boolean not null default false,
  uscc text, org_code text, nature text, business_registered boolean not null default false,
  address text, postcode text, legal_representative text, contact_name text, contact_phone text,
  status text not null check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RETURNED')),
  status_at timestamptz(3), status_reason text, reviewer_unit_id uuid references unit,
  change jsonb, urged_at timestamptz(3), revision int not null default 1, created_at timestamptz(3) not null default now(),
  check (parent_id is distinct from id));
create index unit_path_idx on unit using gist (path);
create index unit_parent_idx on unit (parent_id, id);
create index unit_waiting_idx on unit (reviewer_unit_id, status_at, id) where status = 'SUBMITTED' or change is not null;
create index unit_place_idx on unit (kind, division_code) where receives;
create index unit_name_idx on unit using gin (name gin_trgm_ops);
-- One live unit per code, whoever registers second.
create unique index unit_uscc_idx on unit (uscc) where uscc is not null;
create unique index unit_org_code_idx on unit (org_code) where org_code is not null;
-- One bureau for each division.
create unique index unit_bureau_idx on unit (kind, division_code) where kind in ('COUNTY_BUREAU', 'PREFECTURE_BUREAU', 'REGION_OFFICE');
create table unit_review (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit, receiver_id uuid not null references unit,
  reviewer_id uuid not null, reviewer_name text not null, passed boolean not null, reason text, facts jsonb not null,
  created_at timestamptz(3) not null default now(), check (passed or reason <> ''));
create index unit_review_idx on unit_review (unit_id, created_at);`

const unitTree = `
create function unit_label(id uuid) returns text immutable language sql as $$ select replace(id::text, '-', '') $$;
create function unit_place() returns trigger language plpgsql as $$
declare above ltree;
begin
  -- Two moves at once could close a circle that neither sees alone.
  if tg_op = 'UPDATE' then perform pg_advisory_xact_lock(hashtext('unit tree')); end if;
  select path into above from unit where id = new.parent_id;
  if above is not null and above ~ ('*.' || unit_label(new.id) || '.*')::lquery then
    raise exception 'unit % would stand under itself', new.id using errcode = 'check_violation', constraint = 'unit_no_cycle';
  end if;
  new.path := coalesce(above || unit_label(new.id), unit_label(new.id)::ltree);
  return new;
end $$;
create trigger unit_place_insert before insert on unit for each row execute function unit_place();
create trigger unit_place_move before update of parent_id on unit for each row
  when (old.parent_id is distinct from new.parent_id) execute function unit_place();
create function unit_carry() returns trigger language plpgsql as $$
begin
  update unit set path = new.path || subpath(path, nlevel(old.path))
    where path <@ old.path and id <> new.id;
  return null;
end $$;
create trigger unit_carry after update of parent_id on unit for each row
  when (old.path is distinct from new.path) execute function unit_carry();`

const accounts = `
create table account (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit,
  login_name text not null, password_hash text not null,
  person_name text not null, person_pinyin text, id_cipher bytea, id_hash bytea, id_masked text, phone text,
  hat text check (hat in ('UNIT_ADMIN', 'APPLICANT')), may_administer boolean not null,
  must_change_password boolean not null default false, secret_expires_at timestamptz(3),
  revoked_at timestamptz(3), created_at timestamptz(3) not null default now(),
  check (hat is distinct from 'UNIT_ADMIN' or may_administer));
create unique index account_login_idx on account (lower(login_name));
create unique index account_person_idx on account (unit_id, id_hash) where revoked_at is null;
create index account_unit_idx on account (unit_id, id);
create table session (
  token_hash bytea primary key, account_id uuid not null references account on delete cascade,
  created_at timestamptz(3) not null default now(), seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null, address text, user_agent text);
create index session_account_idx on session (account_id);
create table captcha (
  id uuid primary key default uuidv7(), action text not null check (action in ('LOG_IN', 'REGISTER')),
  answer_hash bytea not null, expires_at timestamptz(3) not null, used_at timestamptz(3));
create index captcha_expiry_idx on captcha (expires_at);
alter table unit_review add foreign key (reviewer_id) references account;`

const receivers = `
create table receiving_link (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit, receiver_id uuid not null references unit,
  is_default boolean not null, created_at timestamptz(3) not null default now(),
  unique (unit_id, receiver_id), check (unit_id <> receiver_id));
create unique index receiving_link_default_idx on receiving_link (unit_id) where is_default;
create index receiving_link_receiver_idx on receiving_link (receiver_id);
create function one_default_receiver() returns trigger language plpgsql as $$
declare owner uuid := coalesce(new.unit_id, old.unit_id);
begin
  if exists (select from receiving_link where unit_id = owner)
     and not exists (select from receiving_link where unit_id = owner and is_default) then
    raise exception 'unit % has receivers but no default', owner
      using errcode = 'check_violation', constraint = 'receiving_link_one_default';
  end if;
  return null;
end $$;
create constraint trigger receiving_link_one_default after insert or update or delete on receiving_link
  deferrable initially deferred for each row execute function one_default_receiver();`

const publicAndFiles = `
create table notice (
  id uuid primary key default uuidv7(), title text not null, body text not null, author_id uuid references account,
  published_at timestamptz(3) not null default now());
create index notice_published_idx on notice (published_at desc, id desc);
create table stored_file (
  id uuid primary key default uuidv7(), sha256 bytea not null, mime_type text not null, bytes int not null check (bytes > 0),
  name text not null, uploaded_by uuid not null references account, created_at timestamptz(3) not null default now());
create index stored_file_content_idx on stored_file (sha256);
create table unit_document (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit,
  kind text not null check (kind in ('ORG_CODE_CERTIFICATE', 'BUSINESS_LICENCE')), file_id uuid not null references stored_file,
  created_at timestamptz(3) not null default now(), unique (unit_id, kind));`
