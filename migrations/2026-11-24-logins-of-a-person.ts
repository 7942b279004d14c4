import { Migration } from '@mikro-orm/migrations'

/** Every login of one person is found at once: whoever judges is compared by person, in whatever units the person has logins. */
export class LoginsOfAPerson extends Migration {
  override up(): void {
    this.addSql(`create index account_hash_idx on account (id_hash) where revoked_at is null`)
  }
}
