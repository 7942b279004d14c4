import { Migration } from '@mikro-orm/migrations'

/** Attempts to log in are counted; changed reference data announces itself to every node; two look-ups get their index. */
export class AttemptsAnnouncements extends Migration {
  override up(): void {
    // Columns and their order are those of rate-limiter-flexible.
    this.addSql(`create table attempt (key text primary key, points int not null default 0, expire bigint)`)
    this.addSql(`create index unit_document_file_idx on unit_document (file_id)`)
    this.addSql(`create index unit_vertical_idx on unit (name) where manages_vertically`)
    this.addSql(`
create function announce_reference() returns trigger language plpgsql as $$
begin
  perform pg_notify('reference_changed', tg_table_name);
  return null;
end $$`)
    for (const table of announced)
      this.addSql(`create trigger ${table}_announced after insert or update or delete on ${table}
  for each statement execute function announce_reference()`)
  }
}

const announced = ['division', 'title_level', 'title_series', 'title', 'acquisition_way', 'campaign', 'committee']
