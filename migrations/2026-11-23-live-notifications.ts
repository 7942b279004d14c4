import { Migration } from '@mikro-orm/migrations'

/** A notification announces itself to every node when its transaction commits; a corrected holiday table does, too. Source: B9. */
export class LiveNotifications extends Migration {
  override up(): void {
    this.addSql(`
create function announce_notification() returns trigger language plpgsql as $$
begin
  perform pg_notify('notification', json_build_object('id', new.id, 'unitId', new.unit_id, 'accountId', new.account_id)::text);
  return null;
end $$`)
    this.addSql(`create trigger notification_announced after insert on notification
  for each row execute function announce_notification()`)
    for (const table of ['calendar_day', 'calendar_year'])
      this.addSql(`create trigger ${table}_announced after insert or update or delete on ${table}
  for each statement execute function announce_reference()`)
  }
}
