import { Migration } from '@mikro-orm/migrations'

/** What each release shipped as reference data, so that a later one tells an administrator's correction from its own old value. */
export class ReferenceRelease extends Migration {
  override up(): void {
    this.addSql(`
create table reference_release (hash text primary key, loaded_at timestamptz(3) not null);
create table reference_row (
  table_name text not null, key text not null, shipped jsonb not null, primary key (table_name, key));`)
  }
}
