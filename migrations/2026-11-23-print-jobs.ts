import { Migration } from '@mikro-orm/migrations'

/** 打印任务: what somebody asked to be printed, how far it is, and for a while what came of it. Source: B4. */
export class PrintJobs extends Migration {
  override up(): void {
    this.addSql(`
create table print_job (
  id uuid primary key default uuidv7(), owner_id uuid not null references account, unit_id uuid not null references unit,
  hat text not null, kind text not null check (kind in ('FORMS', 'LIST', 'SUMMARY')),
  -- As found when it was asked for: a later search, and an ID number looked for, leave no trace here.
  application_ids uuid[] not null check (application_ids <> '{}'), done int not null default 0,
  status text not null default 'WAITING' check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')), failure text,
  file_name text, mime_type text, bytes int,
  created_at timestamptz(3) not null default now(), finished_at timestamptz(3),
  expires_at timestamptz(3) not null,
  check ((status = 'DONE') = (file_name is not null)), check ((status = 'FAILED') = (failure is not null)));
create index print_job_owner_idx on print_job (owner_id, id);
create index print_job_expiry_idx on print_job (expires_at);
create table print_result (
  job_id uuid primary key references print_job on delete cascade, content bytea not null);
alter table print_result alter content set storage external;`)
  }
}
