-- What PostGraphile's manual recommends where a table alone does not say it: functions, which become fields.
drop schema if exists peer cascade;
create schema peer;
create function peer.status_counts(over_unit uuid) returns table (status text, level_code text, series_code text, n int) stable language sql as $$
  select a.status, a.level_code, a.series_code, count(*)::int from public.application a
  where a.version_number > 0 and (over_unit is null or a.unit_id in (
    select under.id from public.unit under where under.path operator(public.<@) (select path from public.unit where id = over_unit)))
  group by a.status, a.level_code, a.series_code
$$;
create function peer.people_called(part text, over_unit uuid) returns setof public.application stable language sql as $$
  select a.* from public.application a
  where a.version_number > 0
    and a.applicant_id in (select p.id from public.account p where public.search_grams(public.person_words(p.person_name, p.person_pinyin)) @> public.search_grams(part)
      and position(part in public.person_words(p.person_name, p.person_pinyin)) > 0)
    and a.unit_id in (select under.id from public.unit under where under.path operator(public.<@) (select path from public.unit where id = over_unit))
  order by a.id desc
$$;
create function peer.report_up(application_id uuid, revision int, to_unit_id uuid, actor_id uuid, idempotency_key text)
returns public.application volatile language plpgsql as $$
declare was public.application; moved public.application; form uuid; hop uuid; previous text; n int; actor text;
begin
  select * into was from public.application where id = report_up.application_id for update;
  if was.revision <> report_up.revision or was.handling_started_at is null then raise exception 'moved already'; end if;
  if exists (select from public.approval_form f join public.approval_item i on i.form_id = f.id
      where f.application_id = was.id and f.unit_id = was.holder_unit_id and f.dispatched_at is null and i.verdict is distinct from 'YES') then
    raise exception 'not passed';
  end if;
  select person_name into actor from public.account where id = report_up.actor_id;
  update public.approval_form f set dispatched_at = now(), dispatch_action = 'reportUp'
    where f.application_id = was.id and f.unit_id = was.holder_unit_id and f.dispatched_at is null returning f.id into form;
  insert into public.transfer (application_id, seq, action, from_unit_id, to_unit_id, actor_id, actor_name, version_number, form_id, idempotency_key, before)
    values (was.id, (select max(seq) + 1 from public.transfer t where t.application_id = was.id), 'reportUp', was.holder_unit_id, report_up.to_unit_id,
      report_up.actor_id, actor, was.version_number, form, report_up.idempotency_key,
      jsonb_build_object('status', was.status, 'holderUnitId', was.holder_unit_id, 'holderSince', was.holder_since, 'lastTransferId', was.last_transfer_id))
    returning id into hop;
  update public.application set status = 'WITH_COMMITTEE', holder_unit_id = report_up.to_unit_id, holder_since = now(), handling_started_at = null,
      handler_id = null, came_from_unit_id = was.holder_unit_id, last_transfer_id = hop, trail_unit_ids = trail_unit_ids || report_up.to_unit_id,
      urged_at = null, revision = was.revision + 1, updated_at = now() where id = was.id returning * into moved;
  select hash, seq into previous, n from public.audit_entry where subject = 'application:' || was.id order by seq desc limit 1;
  insert into public.audit_entry (subject, seq, actor_id, action, detail, previous_hash, hash)
    values ('application:' || was.id, coalesce(n, 0) + 1, report_up.actor_id, 'reportUp', jsonb_build_object('transferId', hop), coalesce(previous, repeat('0', 64)),
      encode(sha256((coalesce(previous, '') || hop)::bytea), 'hex'));
  insert into public.notification (unit_id, kind, params, application_id)
    values (report_up.to_unit_id, 'APPLICATION_ARRIVED', jsonb_build_object('applicantName', (select person_name from public.account where id = was.applicant_id)), was.id);
  return moved;
end $$;

-- PostGraphile calls every id rowId, and drops whatever is joined to a table that has such a column besides.
do $$ begin
  if exists (select from information_schema.columns where table_name = 'attachment' and column_name = 'row_id') then
    comment on column public.attachment.row_id is E'@name evidence_row';
  end if;
end $$;
