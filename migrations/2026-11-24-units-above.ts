import { Migration } from '@mikro-orm/migrations'

/** A unit's path names those above it: read by their ids, not looked for in the index of all paths. */
export class UnitsAbove extends Migration {
  override up(): void {
    this.addSql(`
-- From the root down to the unit itself.
create function path_ids(path ltree) returns uuid[] immutable parallel safe language sql as $$
  select string_to_array(path::text, '.')::uuid[]
$$;
create or replace function units_over(filing uuid) returns uuid[] stable language sql as $$
  select array(select over.id from unit over where over.id = any (path_ids((select path from unit where id = filing)))
    and (over.id = filing or (over.receives and over.kind <> 'COMMITTEE_OFFICE')) order by over.id)
$$;
create or replace function application_classified() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- Whoever moves one of these units meanwhile waits, and then finds this application.
    perform from unit over where over.id = any (path_ids((select path from unit where id = new.unit_id))) for share;
    new.subtree_unit_ids := units_over(new.unit_id);
    new.division_code := (select division_code from unit where id = new.unit_id);
  end if;
  new.passed_unit_ids := array(select distinct passed from unnest(new.trail_unit_ids) passed
    where passed <> all (new.subtree_unit_ids) order by passed);
  return new;
end $$;`)
  }
}
