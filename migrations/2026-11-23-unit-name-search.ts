import { Migration } from '@mikro-orm/migrations'

/** A unit is found by any part of its name, from one character on. Source: S55. */
export class UnitNameSearch extends Migration {
  override up(): void {
    this.addSql(`create index unit_words_idx on unit using gin (search_grams(lower(name)))`)
  }
}
