import { Migration } from '@mikro-orm/migrations'

/** A notice takes up to ten files; one without a notice waits for its uploader to publish. */
export class NoticeAttachments extends Migration {
  override up(): void {
    this.addSql(`
create table notice_attachment (
  id uuid primary key default uuidv7(), notice_id uuid references notice, place int check (place between 1 and 10),
  label text, file_id uuid not null references stored_file, added_by uuid not null references account,
  created_at timestamptz(3) not null default now(),
  unique (notice_id, place), constraint notice_attachment_placed check ((notice_id is null) = (place is null)));
create index notice_attachment_file_idx on notice_attachment (file_id);
create index notice_attachment_waiting_idx on notice_attachment (added_by, id) where notice_id is null;
create function published_with_notice() returns trigger language plpgsql as $$
begin
  if old.notice_id is not null then
    raise exception 'attachment % is published and never changes', old.id
      using errcode = 'check_violation', constraint = 'never_changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger published_with_notice before update or delete on notice_attachment
  for each row execute function published_with_notice();`)
  }
}
