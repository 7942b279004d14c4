import { Migration } from '@mikro-orm/migrations'

/**
 * How many applications wait at each unit, by series and level: to count a prefecture's hundred thousand for the head of one page
 * takes longer than the page. A move appends what it changes, which is folded into the counts later, as with the tally, so that
 * moves to one bureau do not wait for each other.
 */
export class InboxCounts extends Migration {
  override up(): void {
    this.addSql(tables)
    this.addSql(keeping)
    this.addSql(existing)
  }
}

const tables = `
create table inbox_tally (
  unit_id uuid not null, series_code text not null, level_code text not null, n integer not null,
  primary key (unit_id, series_code, level_code));
create index inbox_tally_empty_idx on inbox_tally (unit_id) where n = 0;
create table inbox_delta (
  id bigint generated always as identity, unit_id uuid not null, series_code text not null, level_code text not null,
  n integer not null, primary key (unit_id, id));`

const keeping = `
create function application_waits() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.status in ('WITH_UNIT', 'WITH_COMMITTEE') then
    insert into inbox_delta (unit_id, series_code, level_code, n) values (old.holder_unit_id, old.series_code, old.level_code, -1);
  end if;
  if tg_op <> 'DELETE' and new.status in ('WITH_UNIT', 'WITH_COMMITTEE') then
    insert into inbox_delta (unit_id, series_code, level_code, n) values (new.holder_unit_id, new.series_code, new.level_code, 1);
  end if;
  return null;
end $$;
create trigger application_waits after insert or delete on application for each row execute function application_waits();
create trigger application_waits_elsewhere after update of status, holder_unit_id, series_code, level_code on application for each row
  when ((old.status, old.holder_unit_id, old.series_code, old.level_code)
    is distinct from (new.status, new.holder_unit_id, new.series_code, new.level_code))
  execute function application_waits();`

// The triggers have locked the table against writers until this is committed.
const existing = `
insert into inbox_tally (unit_id, series_code, level_code, n)
  select holder_unit_id, series_code, level_code, count(*) from application
  where status in ('WITH_UNIT', 'WITH_COMMITTEE') group by 1, 2, 3;`
