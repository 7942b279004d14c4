import { Migration } from '@mikro-orm/migrations'

/** Units post their applicants and keep the evidence; names are found by any part of them; functions can be switched. */
export class PublicitySearch extends Migration {
  override up(): void {
    this.addSql(publicity)
    this.addSql(evidenceStands)
    this.addSql(search)
    this.addSql(announcements)
  }
}

const publicity = `
alter table campaign add publicity_required boolean not null default false;
create table publicity (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit, place text not null check (place <> ''),
  starts_on date not null, ends_on date not null, working_days int not null,
  opened_by uuid not null references account, opened_by_name text not null, opened_at timestamptz(3) not null default now(),
  closed_by uuid references account, closed_by_name text, closed_at timestamptz(3), conclusion text,
  -- Source: S49; the publishing day does not count.
  constraint publicity_long_enough check (ends_on > starts_on and working_days >= 5),
  check ((closed_at is null) = (closed_by is null)), check ((closed_at is null) = (conclusion is null)));
create index publicity_unit_idx on publicity (unit_id, id);
create table publicity_entry (
  publicity_id uuid not null references publicity, application_id uuid not null references application,
  position int not null, applicant_name text not null, title_name text not null, series_name text not null,
  level_name text not null, version_number int not null, primary key (publicity_id, application_id));
create index publicity_entry_application_idx on publicity_entry (application_id, publicity_id);
create table publicity_photo (
  id uuid primary key default uuidv7(), publicity_id uuid not null references publicity,
  file_id uuid not null references stored_file, caption text, added_by uuid not null references account,
  created_at timestamptz(3) not null default now());
create index publicity_photo_idx on publicity_photo (publicity_id, id);
create index publicity_photo_file_idx on publicity_photo (file_id);
create table publicity_objection (
  id uuid primary key default uuidv7(), publicity_id uuid not null references publicity, application_id uuid,
  raised_by text not null, content text not null, received_on date not null, recorded_by uuid not null references account,
  created_at timestamptz(3) not null default now(), outcome text check (outcome in ('DISMISSED', 'UPHELD')), handling text,
  handled_by uuid references account, handled_by_name text, handled_at timestamptz(3),
  foreign key (publicity_id, application_id) references publicity_entry,
  check ((handled_at is null) = (outcome is null) and (outcome is null) = (handling is null) and (outcome is null) = (handled_by is null)));
create index publicity_objection_idx on publicity_objection (publicity_id, id);`

const evidenceStands = `
create trigger never_changed before update or delete on publicity_entry for each row execute function never_changed();
create function publicity_closed() returns trigger language plpgsql as $$
begin
  -- The lock makes closing and adding evidence wait for each other.
  perform from publicity where id = coalesce(new.publicity_id, old.publicity_id) and closed_at is null for share;
  if not found then
    raise exception 'publicity % is closed', coalesce(new.publicity_id, old.publicity_id)
      using errcode = 'check_violation', constraint = 'publicity_closed';
  end if;
  return coalesce(new, old);
end $$;
create trigger publicity_closed before insert or update or delete on publicity_photo
  for each row execute function publicity_closed();
create trigger publicity_closed before insert or update or delete on publicity_objection
  for each row execute function publicity_closed();
create trigger never_changed before update or delete on publicity
  for each row when (old.closed_at is not null) execute function never_changed();`

const search = `
-- Trigrams find nothing in a name of two characters: every single character and every pair of neighbours is indexed.
create function search_grams(words text) returns text[] immutable strict parallel safe language sql as $$
  select coalesce(array_agg(distinct substr(lower(words), place, size)), '{}')
  from generate_series(1, length(words)) place, generate_series(1, 2) size where place + size <= length(words) + 1 $$;
create function person_words(name text, pinyin text) returns text immutable parallel safe language sql as $$
  select lower(name || ' ' || coalesce(pinyin, '')) $$;
create index account_words_idx on account using gin (search_grams(person_words(person_name, person_pinyin)));
create index account_pinyin_missing_idx on account (id) where person_pinyin is null;
create index application_person_idx on application (person_hash);
create index application_status_idx on application (status, holder_since);`

const announcements = `
create table feature_switch (
  feature text primary key, enabled boolean not null, notice_id uuid references notice, changed_by uuid not null references account,
  changed_at timestamptz(3) not null default now());
create trigger feature_switch_announced after insert or update or delete on feature_switch
  for each statement execute function announce_reference();`
