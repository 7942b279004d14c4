import { Migration } from '@mikro-orm/migrations'

/**
 * A verdict tells the version it was given on when it stands from an earlier round, and whether it was opened again; asking
 * to send back has a limit of its own beside 催办; reviewers keep their own phrases. Source: S41, S46.
 */
export class ReviewRounds extends Migration {
  override up(): void {
    this.addSql(`
alter table approval_item add carried_from int, add reopened boolean not null default false;
alter table application add send_back_requested_at timestamptz(3);
create table review_phrase (
  id uuid primary key default uuidv7(), account_id uuid not null references account,
  text text not null check (char_length(text) between 1 and 200), created_at timestamptz(3) not null default now(),
  constraint review_phrase_once unique (account_id, text));`)
  }
}
