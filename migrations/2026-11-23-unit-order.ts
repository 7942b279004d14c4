import { Migration } from '@mikro-orm/migrations'

/** Superiors see the unit they have just made first. */
export class UnitOrder extends Migration {
  override up(): void {
    this.addSql('create index unit_created_idx on unit (created_at desc, id desc)')
  }
}
