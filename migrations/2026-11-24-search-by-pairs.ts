import { Migration } from '@mikro-orm/migrations'

/**
 * What a name has to contain to be found: every pair of neighbours that was typed. The single characters stand in those pairs, and
 * a common one has a long list of its own, which takes longer to go through than the list of the pair.
 */
export class SearchByPairs extends Migration {
  override up(): void {
    this.addSql(`
create function wanted_grams(typed text) returns text[] immutable strict parallel safe language sql as $$
  select case when length(typed) < 2 then search_grams(typed)
    else array(select substr(lower(typed), place, 2) from generate_series(1, length(typed) - 1) place) end $$`)
  }
}
