import { Migration } from '@mikro-orm/migrations'

/**
 * Once a year is once a campaign, too, for the campaign of an application is always of its filing year: one unique index tells both,
 * and every move writes one fewer. Parts of divided years have their own of the same name; years put away keep theirs.
 */
export class OneFilingIndex extends Migration {
  override up(): void {
    this.addSql(`
do $$
declare old_index regclass;
begin
  for old_index in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relname = 'application_person_year_idx' and c.relkind in ('i', 'I') and (n.nspname = 'public' or n.nspname like 'year\\_%')
  loop
    execute format('drop index %s', old_index);
  end loop;
end $$`)
  }
}
