-- What the writing workloads need: sheets ready to report up with, drafts to type in, and everybody's session.
create table bench.ready as
  select bench.id(6, a.i) as application_id, o.unit_id as to_unit_id, a.prefecture_id, bench.id(9, a.i) as form_id, a.p
  from bench.application a join bench.office o on (o.series_code, o.level_code, o.prefecture_id) = (a.series_code, a.level_code, a.prefecture_id)
  where a.c = 4 and a.p between 200 and 1199 order by a.i limit 600;
update application set handling_started_at = '2026-06-01', handler_id = admin.id
  from bench.ready r join account admin on admin.unit_id = r.prefecture_id and admin.may_administer where application.id = r.application_id;
insert into approval_form (id, application_id, unit_id, reviewer_id, reviewer_name, version_number, recommendation, signed_name, signed_on, saved_at)
  select r.form_id, r.application_id, r.prefecture_id, a.handler_id, '审核员', 1, '同意', '审核员', '2026-06-02', '2026-06-02'
  from bench.ready r join application a on a.id = r.application_id;
insert into approval_item (form_id, section_key, verdict, content_hash)
  select r.form_id, s.key, 'YES', s.content_hash from bench.ready r join section s on s.application_id = r.application_id;
create table bench.ready_application as select a.* from application a join bench.ready r on r.application_id = a.id;

-- Drafts to type in: 60 people at the end of the list, whatever stage their present application has.
create table bench.draft as
  select bench.id(6, a.i) as application_id, bench.id(4, a.p) as account_id, row_number() over (order by a.i) - 1 as n
  from bench.application a where a.c = 4 and a.stage = 'DRAFT' order by a.i limit 60;

insert into session (token_hash, account_id, expires_at)
  select sha256(('admin ' || u.division_code || ' ' || u.kind)::bytea), a.id, now() + interval '10 years'
  from unit u join account a on a.unit_id = u.id and a.may_administer where u.kind in ('PREFECTURE_BUREAU', 'REGION_OFFICE', 'COUNTY_BUREAU');
insert into session (token_hash, account_id, expires_at)
  select sha256(('draft ' || n)::bytea), account_id, now() + interval '10 years' from bench.draft;
