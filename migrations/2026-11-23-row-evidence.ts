import { Migration } from '@mikro-orm/migrations'

/**
 * A file may prove one row of a section. What a version holds is out of reach of every statement: no table is emptied, no
 * section joins a version later, and no file it names is changed or deleted. Source: S40, S47.
 */
export class RowEvidence extends Migration {
  override up(): void {
    this.addSql(`
alter table attachment add row_id text;
alter table application_version add written_in text not null default pg_current_xact_id()::text;
create trigger never_emptied before truncate on application_version for each statement execute function never_changed();
create trigger never_emptied before truncate on version_section for each statement execute function never_changed();
create trigger never_emptied before truncate on transfer for each statement execute function never_changed();
create trigger never_emptied before truncate on audit_entry for each statement execute function never_changed();
create function frozen_as_a_whole() returns trigger language plpgsql as $$
begin
  -- A version and its sections are written in one transaction.
  if not exists (select from application_version v where v.application_id = new.application_id and v.number = new.number
      and v.written_in = pg_current_xact_id()::text) then
    raise exception 'version % of application % is history and never changes', new.number, new.application_id
      using errcode = 'check_violation', constraint = 'never_changed';
  end if;
  return new;
end $$;
create trigger frozen_as_a_whole before insert on version_section for each row execute function frozen_as_a_whole();
create function frozen_file() returns trigger language plpgsql as $$
begin
  if exists (select from version_section where attachments @> jsonb_build_array(jsonb_build_object('fileId', old.id::text))) then
    raise exception 'file % is part of a submitted version and never changes', old.id
      using errcode = 'check_violation', constraint = 'never_changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger frozen_file before update or delete on stored_file for each row execute function frozen_file();`)
  }
}
