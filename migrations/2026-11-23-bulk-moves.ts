import { Migration } from '@mikro-orm/migrations'

/** 批量上报, 批量退回: what was asked for, and what became of each application. Source: B7. */
export class BulkMoves extends Migration {
  override up(): void {
    this.addSql(`
create table bulk_move (
  id uuid primary key default uuidv7(), unit_id uuid not null references unit, actor_id uuid not null references account,
  action text not null check (action in ('reportUp', 'returnToApplicant')), opinion text, idempotency_key text not null,
  created_at timestamptz(3) not null default now(), touched_at timestamptz(3) not null default now(),
  finished_at timestamptz(3), constraint bulk_move_once unique (actor_id, idempotency_key));
create index bulk_move_unit_idx on bulk_move (unit_id, id);
create index bulk_move_open_idx on bulk_move (touched_at) where finished_at is null;
create table bulk_move_item (
  bulk_id uuid not null references bulk_move, place int not null, application_id uuid not null references application,
  revision int not null, to_unit_id uuid references unit, moved boolean, rule text, cure text, who text,
  primary key (bulk_id, place), constraint bulk_move_item_once unique (bulk_id, application_id),
  -- Refused with its rule, moved without one, or still to come.
  check ((moved is not distinct from false) = (rule is not null)));`)
  }
}
