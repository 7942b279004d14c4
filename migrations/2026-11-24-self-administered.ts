import { Migration } from '@mikro-orm/migrations'

/** Which applications a unit may announce: those of units that judge for themselves, among all that wait at a busy bureau. */
export class SelfAdministered extends Migration {
  override up(): void {
    this.addSql(`create index application_self_administered_idx on application (holder_unit_id) where self_administered`)
  }
}
