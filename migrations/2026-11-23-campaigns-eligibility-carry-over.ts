import { Migration } from '@mikro-orm/migrations'

/** Campaigns of some series and with windows by stage, rules of eligibility, last year's application carried over, reminders. */
export class CampaignsEligibilityCarryOver extends Migration {
  override up(): void {
    this.addSql(campaigns)
    this.addSql(oneFilingAYear)
    this.addSql(eligibility)
    this.addSql(carryOver)
    this.addSql(reminders)
    for (const table of ['campaign_window', 'eligibility_rule'])
      this.addSql(`create trigger ${table}_announced after insert or update or delete on ${table}
  for each statement execute function announce_reference()`)
  }
}

const campaigns = `
-- One year may have several: each for some series. null: for all.
alter table campaign drop constraint campaign_year_key;
alter table campaign add column series_codes text[], add column revision int not null default 1,
  add unique (id, year), add constraint campaign_scope_named check (series_codes is null or cardinality(series_codes) > 0);
create unique index campaign_name_idx on campaign (year, name);
create table campaign_window (
  campaign_id uuid not null references campaign,
  stage text not null check (stage in ('FILING_UNIT', 'COUNTY', 'PREFECTURE', 'RECOMMENDING')),
  opens_at timestamptz(3) not null, closes_at timestamptz(3) not null, primary key (campaign_id, stage),
  check (opens_at < closes_at));
create table campaign_change (
  id uuid primary key default uuidv7(), campaign_id uuid not null references campaign, actor_id uuid not null references account,
  actor_name text not null, reason text not null check (reason <> ''), before jsonb, after jsonb not null,
  notice_id uuid references notice, at timestamptz(3) not null default now());
create index campaign_change_idx on campaign_change (campaign_id, id);
create trigger never_changed before update or delete on campaign_change for each row execute function never_changed();`

const oneFilingAYear = `
alter table application add column filing_year int;
update application set filing_year = campaign.year from campaign where campaign.id = application.campaign_id;
alter table application alter column filing_year set not null;
alter table application add foreign key (campaign_id, filing_year) references campaign (id, year);
create function application_year() returns trigger language plpgsql as $$
begin
  select year into new.filing_year from campaign where id = new.campaign_id;
  return new;
end $$;
create trigger application_year before insert on application for each row execute function application_year();
-- Whatever the login, the unit or the campaign; what has ended stands in nobody's way.
create unique index application_filing_year_idx on application (filing_year, person_hash) where status <> 'ENDED';`

const eligibility = `
create table eligibility_rule (
  id uuid primary key default uuidv7(), code text not null, version int not null check (version > 0), kind text not null,
  words text not null check (words <> ''), citation text not null check (citation <> ''), confidence text not null,
  params jsonb not null, series_codes text[], level_codes text[], way_codes text[],
  severity text not null check (severity in ('BLOCKS', 'WARNS')), exception_allowed boolean not null,
  active boolean not null default true, valid_from date not null, position int not null,
  reason text, changed_by uuid references account, changed_by_name text, created_at timestamptz(3) not null default now(),
  unique (code, version), check ((changed_by is null) = (reason is null)));
create trigger never_changed before update or delete on eligibility_rule
  for each row when (old.changed_by is not null) execute function never_changed();`

const carryOver = `
alter table application add column carried_from_id uuid references application,
  add constraint application_carried_from_another check (carried_from_id <> id);
create index application_carried_idx on application (carried_from_id) where carried_from_id is not null;
-- What was taken over, as it stood then: what differs from it is new.
create table carried_section (
  application_id uuid not null references application, key text not null, content jsonb not null,
  attachments jsonb not null default '[]', primary key (application_id, key));
create trigger never_changed before update or delete on carried_section for each row execute function never_changed();`

const reminders = `
-- Said once for each closing time, by whatever node; an extension says it again.
create table campaign_reminder (
  id uuid primary key default uuidv7(), campaign_id uuid not null references campaign, closes_at timestamptz(3) not null,
  application_id uuid references application, unit_id uuid references unit, at timestamptz(3) not null default now(),
  check ((application_id is null) <> (unit_id is null)));
create unique index campaign_reminder_application_idx on campaign_reminder (application_id, closes_at) where application_id is not null;
create unique index campaign_reminder_unit_idx on campaign_reminder (unit_id, campaign_id, closes_at) where unit_id is not null;`
