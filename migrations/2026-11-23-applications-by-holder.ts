import { Migration } from '@mikro-orm/migrations'

/**
 * Whoever may see an application because it holds it finds it by an index, also once it has been accepted: the index of the
 * inbox knows only what waits, so a list of all one may see read every application there has been.
 */
export class ApplicationsByHolder extends Migration {
  override up(): void {
    this.addSql(`create index application_holder_idx on application (holder_unit_id) where holder_unit_id is not null`)
  }
}
