import { Migration } from '@mikro-orm/migrations'

/** 职称证书: whoever has passed gets a certificate with a number of its own, which stands for good, whatever becomes of the year. */
export class Certificates extends Migration {
  override up(): void {
    this.addSql(`
create table certificate_counter (
  year int not null, division_code char(6) not null references division, last int not null check (last between 1 and 999999),
  primary key (year, division_code));
-- No reference to the application: a certificate stays when the year of the application is put away.
create table certificate (
  id uuid primary key default uuidv7(), number text not null unique constraint certificate_number_shape check (number ~ '^\\d{17}$'),
  application_id uuid not null unique, account_id uuid not null references account,
  person_name text not null, unit_name text not null, series_name text not null, level_name text not null, title_name text not null,
  committee_name text not null, granted_on date not null, issued_at timestamptz(3) not null default now());
create index certificate_account_idx on certificate (account_id, id);
create function certificate_of_passed() returns trigger language plpgsql as $$
begin
  perform from application where id = new.application_id and applicant_id = new.account_id and status = 'PASSED' for share;
  if not found then
    raise exception 'application % has not passed', new.application_id
      using errcode = 'check_violation', constraint = 'certificate_of_passed';
  end if;
  return new;
end $$;
create trigger certificate_of_passed before insert on certificate for each row execute function certificate_of_passed();
create trigger never_changed before update or delete on certificate for each row execute function never_changed();
create trigger never_emptied before truncate on certificate for each statement execute function never_changed();`)
  }
}
