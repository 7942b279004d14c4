import { Migration } from '@mikro-orm/migrations'

/** The box holds one paper a case for each member who has voted, at every moment, and what is counted is what lies in it. */
export class SealedBallots extends Migration {
  override up(): void {
    this.addSql(`
create function box_holds(meeting_id uuid) returns void language plpgsql as $$
begin
  if exists (select from meeting_case c where c.meeting_id = box_holds.meeting_id
    and (select count(*) from ballot_slip p where p.meeting_id = c.meeting_id and p.application_id = c.application_id)
      <> (select count(*) from meeting_member s where s.meeting_id = c.meeting_id and s.voted_at is not null))
  then
    raise exception 'the box of meeting % does not hold what its roll says', meeting_id
      using errcode = 'check_violation', constraint = 'box_holds';
  end if;
end $$;
-- After the whole statement, so that the papers can be written anew in one.
create function papers_put_in() returns trigger language plpgsql as $$
begin
  perform box_holds(meeting_id) from (select distinct meeting_id from papers) touched;
  return null;
end $$;
create trigger papers_put_in after insert on ballot_slip referencing new table as papers
  for each statement execute function papers_put_in();
create trigger papers_taken_out after delete on ballot_slip referencing old table as papers
  for each statement execute function papers_put_in();
create trigger never_emptied before truncate on ballot_slip for each statement execute function never_changed();
create function voted_with_papers() returns trigger language plpgsql as $$
begin
  perform box_holds(new.meeting_id);
  return null;
end $$;
create constraint trigger voted_with_papers after update of voted_at on meeting_member deferrable initially deferred
  for each row when (new.voted_at is distinct from old.voted_at) execute function voted_with_papers();
-- Whoever comes when the box is open has not heard what was said before.
create function in_time() returns trigger language plpgsql as $$
begin
  if meeting_stage(new.meeting_id) is distinct from 'SUMMONED' then
    raise exception 'the roll of meeting % is called', new.meeting_id using errcode = 'check_violation', constraint = 'in_time';
  end if;
  return new;
end $$;
create trigger in_time before update of present_at on meeting_member for each row
  when (new.present_at is distinct from old.present_at) execute function in_time();
create function vote_is_kept() returns trigger language plpgsql as $$
declare panel int; present int;
begin
  select count(*), count(present_at) into panel, present from meeting_member where meeting_id = new.id and replaced_at is null;
  if new.stage = 'VOTING' and 3 * present < 2 * panel then
    raise exception 'meeting % has % of % members', new.id, present, panel using errcode = 'check_violation', constraint = 'quorum';
  end if;
  if new.stage = 'COUNTED' and exists (select from meeting_case c, lateral (
      select count(*) filter (where p.choice = 'FOR') as yes, count(*) filter (where p.choice = 'AGAINST') as no,
        count(*) filter (where p.choice = 'ABSTAIN') as neither
      from ballot_slip p where p.meeting_id = c.meeting_id and p.application_id = c.application_id) box
    where c.meeting_id = new.id and (c.votes_for, c.votes_against, c.votes_abstained) is distinct from (box.yes, box.no, box.neither))
  then
    raise exception 'meeting % was not counted as voted', new.id using errcode = 'check_violation', constraint = 'counted_as_voted';
  end if;
  if new.stage = 'DECIDED' and exists (select from meeting_case c where c.meeting_id = new.id and c.outcome is distinct from
    case when 3 * c.votes_for >= 2 * present and not exists (select from results_objection o
      where o.meeting_id = c.meeting_id and o.application_id = c.application_id and o.outcome = 'UPHELD')
    then 'PASSED' else 'NOT_PASSED' end)
  then
    raise exception 'meeting % was not decided as voted', new.id using errcode = 'check_violation', constraint = 'decided_as_voted';
  end if;
  if new.stage = 'DECIDED' and exists (select from results_objection o where o.meeting_id = new.id and o.outcome is null) then
    raise exception 'an objection to meeting % is open', new.id using errcode = 'check_violation', constraint = 'objections_handled';
  end if;
  return new;
end $$;
create trigger vote_is_kept before update of stage on meeting for each row when (new.stage <> old.stage)
  execute function vote_is_kept();`)
  }
}
