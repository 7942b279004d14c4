-- Four written sections each, frozen once, and the filing unit's sheet with a verdict on each.
create table bench.section as
  select s.*, encode(sha256((s.key || s.variant || s.content::text)::bytea), 'hex') as content_hash from (
    select key, variant, case key
      when 'basic' then jsonb_build_object('rows', '[]'::jsonb, 'values', jsonb_build_object('name', '申报人', 'sex', case variant % 2 when 0 then '男' else '女' end,
        'birthDate', (1970 + variant % 25) || '-05-01', 'unitName', '单位', 'nationality', '汉族', 'workingSince', '2008-07', 'health', '健康',
        'highestEducation', '大学本科', 'currentWork', '教学与研究', 'employment', '在编', 'phone', '13900000000', 'societies', md5(variant::text)))
      when 'education' then jsonb_build_object('values', '{}'::jsonb, 'rows', jsonb_build_array(
        jsonb_build_object('from', '2004-09', 'to', '2008-07', 'school', '新疆大学', 'major', md5('m' || variant), 'years', 4, 'education', '大学本科', 'degree', '学士', 'highest', true)))
      when 'work' then jsonb_build_object('values', '{}'::jsonb, 'rows', (select jsonb_agg(
        jsonb_build_object('from', (2008 + n * 4) || '-08', 'to', (2012 + n * 4) || '-07', 'place', '第' || n || '单位', 'content', '从事' || md5(variant || 'w' || n))) from generate_series(1, 3) n))
      else jsonb_build_object('values', '{}'::jsonb, 'rows', (select jsonb_agg(
        jsonb_build_object('title', '论文' || md5(variant || 'p' || n), 'journal', '新疆学报', 'publishedOn', '2020-0' || n || '-01', 'rank', n)) from generate_series(1, 3) n)) end as content
    from generate_series(0, 999) variant, unnest(array['basic', 'education', 'work', 'papers']) key) s;
create index on bench.section (variant, key);
analyze bench.section;

insert into section (application_id, key, content, content_hash, revision, updated_at)
  select bench.id(6, a.i), s.key, s.content, s.content_hash, 2, a.born from bench.application a join bench.section s on s.variant = a.p % 1000;
insert into application_version (application_id, number, submitted_at, hash)
  select bench.id(6, a.i), 1, a.born + interval '10 days', md5(a.i::text) from bench.application a where a.stage <> 'DRAFT';
insert into version_section (application_id, number, key, content, content_hash, attachments)
  select bench.id(6, a.i), 1, s.key, s.content, s.content_hash, '[]' from bench.application a join bench.section s on s.variant = a.p % 1000
  where a.stage <> 'DRAFT';
insert into approval_form (id, application_id, unit_id, reviewer_id, reviewer_name, version_number, recommendation, signed_name, signed_on,
    saved_at, dispatched_at, dispatch_action)
  select bench.id(8, a.i), bench.id(6, a.i), a.unit_id, bench.id(4, a.p), '审核员', 1, '同意推荐', '审核员', '2026-05-01',
    a.born + interval '15 days', a.born + interval '20 days', 'reportUp'
  from bench.application a where a.stage <> 'DRAFT';
insert into approval_item (form_id, section_key, verdict, comment, authentic, complete, valid, content_hash)
  select bench.id(8, a.i), s.key, 'YES', null, true, true, true, s.content_hash
  from bench.application a join bench.section s on s.variant = a.p % 1000 where a.stage <> 'DRAFT';
