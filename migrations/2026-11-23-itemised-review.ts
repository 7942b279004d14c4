import { Migration } from '@mikro-orm/migrations'

/** After an itemised return the sections judged 是 are closed to the applicant, their attachments included. Source: S39, S40. */
export class ItemisedReview extends Migration {
  override up(): void {
    this.addSql(`
alter table application add itemised boolean not null default false;
alter table section add locked boolean not null default false;
create function passed_section_locked() returns trigger language plpgsql as $$
begin
  if old.locked and (new.content, new.content_hash) is distinct from (old.content, old.content_hash) then
    raise exception 'section % of application % has passed', old.key, old.application_id
      using errcode = 'check_violation', constraint = 'passed_section_locked';
  end if;
  return new;
end $$;
create trigger passed_section_locked before update on section for each row execute function passed_section_locked();
create function passed_attachment_locked() returns trigger language plpgsql as $$
begin
  if exists (select from section where application_id = coalesce(new.application_id, old.application_id)
      and key = coalesce(new.section_key, old.section_key) and locked) then
    raise exception 'section % has passed', coalesce(new.section_key, old.section_key)
      using errcode = 'check_violation', constraint = 'passed_section_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger passed_attachment_locked before insert or update or delete on attachment
  for each row execute function passed_attachment_locked();`)
  }
}
