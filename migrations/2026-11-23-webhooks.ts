import { Migration } from '@mikro-orm/migrations'

/** Programs are told of changes by signed requests, and every attempt is kept. Source: B11. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(tables)
    this.addSql(telling)
  }
}

const tables = `
create table webhook (
  id uuid primary key default uuidv7(), account_id uuid not null references account, unit_id uuid not null references unit,
  -- Whose log of changes it follows, and how far it has come.
  log_unit_id uuid not null, cursor text not null,
  name text not null, url text not null, events text[] not null check (events <> '{}'), hat text not null,
  secret_cipher bytea not null, previous_cipher bytea, previous_until timestamptz(3),
  created_at timestamptz(3) not null default now(), stopped_at timestamptz(3),
  stop_reason text check (stop_reason in ('BY_OWNER', 'RIGHTS_LOST', 'GIVEN_UP')),
  check ((stopped_at is null) = (stop_reason is null)), check ((previous_cipher is null) = (previous_until is null)));
create index webhook_account_idx on webhook (account_id, id);
create index webhook_log_idx on webhook (log_unit_id) where stopped_at is null;
create table webhook_delivery (
  id uuid primary key default uuidv7(), webhook_id uuid not null references webhook on delete cascade,
  event text not null check (event in ('APPLICATION_MOVED', 'APPLICATION_CHANGED', 'APPLICATION_REMOVED', 'TEST')),
  -- No reference: what is gone is told as well.
  application_id uuid, action text, changed_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  attempts int not null default 0, next_attempt_at timestamptz(3) default now(), settled_at timestamptz(3),
  check ((event = 'TEST') = (application_id is null)), check ((state = 'PENDING') = (settled_at is null)));
create index webhook_delivery_idx on webhook_delivery (webhook_id, id);
create index webhook_delivery_pending_idx on webhook_delivery (webhook_id, id) where state = 'PENDING';
create index webhook_delivery_age_idx on webhook_delivery (created_at);
-- The last hop of each application that a webhook has come past, wanted or not.
create table webhook_told (
  webhook_id uuid not null references webhook on delete cascade, application_id uuid not null, transfer_seq int not null,
  primary key (webhook_id, application_id));
create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery on delete cascade, number int not null,
  at timestamptz(3) not null default now(), duration_ms int not null, status_code int, fault text,
  primary key (delivery_id, number));`

const telling = `
-- The job is there exactly when the change is. No key: two changes must not wait for each other here.
create function change_is_told() returns trigger language plpgsql as $$
begin
  if exists (select from webhook where log_unit_id = new.unit_id and stopped_at is null) then
    perform graphile_worker.add_job('tellWebhooks', json_build_object('logUnitId', new.unit_id), priority := 5);
  end if;
  return null;
end $$;
create trigger change_is_told after insert or update on application_change for each row execute function change_is_told();`
