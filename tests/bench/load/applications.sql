-- Five years of applications: four are over, the present one is on its way. The first 1,200 people's wait in Kashgar.
create table bench.application as
  select c.c * :people + p as i, p, c.c, c.id as campaign_id, f.*, t.id as title_id, t.series_code, t.level_code, w.code as way_code,
    case when c.c < 4 then 'ACCEPTED' when p < 1200 then 'PREFECTURE'
      when bench.pick(p, 5, 100) < 10 then 'DRAFT' when bench.pick(p, 5, 100) < 70 then 'PREFECTURE'
      when bench.pick(p, 5, 100) < 80 then 'COMMITTEE' else 'ACCEPTED' end as stage,
    timestamptz '2022-03-01 08:00:00+08' + c.c * interval '1 year' + p * interval '1 second' * (20000000.0 / :people) as born
  from generate_series(0, :people - 1) p cross join bench.campaign c
    join bench.filing f on f.n = case when p < 1200 then p % (select n from bench.desk) else bench.pick(p, 4, (select count(*)::int from bench.filing)) end
    join bench.title t on t.n = bench.pick(c.c * :people + p, 6, (select count(*)::int from bench.title))
    join bench.way w on w.n = bench.pick(p, 7, (select count(*)::int from bench.way));
create table bench.office as
  select distinct on (t.series_code, t.level_code, p.prefecture_id) t.series_code, t.level_code, p.prefecture_id, m.unit_id
  from (select distinct series_code, level_code from bench.title) t
    cross join (select id as prefecture_id, division_code from unit where kind = 'PREFECTURE_BUREAU') p
    join committee m on m.series_codes @> array[t.series_code] and m.level_codes @> array[t.level_code]
      and m.area_code in ('650000', p.division_code)
  order by t.series_code, t.level_code, p.prefecture_id, m.area_code = '650000', m.name;
analyze bench.application;
analyze bench.office;

insert into application (id, applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
    holder_unit_id, holder_since, came_from_unit_id, last_transfer_id, trail_unit_ids, revision, version_number, submitted_at,
    created_at, updated_at, sex, age_band, division_code, subtree_unit_ids, passed_unit_ids)
  select bench.id(6, a.i), bench.id(4, a.p), sha256(a.p::text::bytea), a.unit_id, a.campaign_id, a.series_code, a.level_code,
    a.title_id, a.way_code,
    case a.stage when 'DRAFT' then 'DRAFT' when 'PREFECTURE' then 'WITH_UNIT' when 'COMMITTEE' then 'WITH_COMMITTEE' else 'ACCEPTED' end,
    case a.stage when 'DRAFT' then null when 'PREFECTURE' then a.prefecture_id else coalesce(o.unit_id, a.prefecture_id) end,
    a.born + interval '40 days',
    case a.stage when 'DRAFT' then null when 'PREFECTURE' then a.county_id else a.prefecture_id end,
    case when a.stage <> 'DRAFT' then bench.id(7, a.i, 4) end,
    case a.stage when 'DRAFT' then '{}'::uuid[] when 'PREFECTURE' then array[a.unit_id, a.house_id, a.county_id, a.prefecture_id]
      else array[a.unit_id, a.county_id, a.prefecture_id, coalesce(o.unit_id, a.prefecture_id)] end,
    case when a.stage = 'DRAFT' then 1 else 5 end, (a.stage <> 'DRAFT')::int, case when a.stage <> 'DRAFT' then a.born + interval '10 days' end,
    a.born, a.born + interval '40 days', case when a.p % 2 = 0 then 'MALE' else 'FEMALE' end,
    (array['UP_TO_30', 'FROM_31', 'FROM_36', 'FROM_41', 'FROM_46'])[1 + bench.pick(a.p, 8, 5)], a.division_code, a.subtree,
    case when a.stage in ('DRAFT', 'PREFECTURE') or o.unit_id is null then '{}'::uuid[] else array[o.unit_id] end
  from bench.application a
    left join bench.office o on (o.series_code, o.level_code, o.prefecture_id) = (a.series_code, a.level_code, a.prefecture_id)
  order by a.i;

-- Four hops each: handed in, and up through three units.
insert into transfer (id, application_id, seq, action, from_unit_id, to_unit_id, actor_id, actor_name, at, version_number, form_id, before)
  select bench.id(7, a.i, hop), bench.id(6, a.i), hop, case hop when 1 then 'submitApplication' else 'reportUp' end,
    case hop when 1 then null when 2 then p.trail_unit_ids[1] when 3 then p.trail_unit_ids[2] else p.trail_unit_ids[3] end,
    p.trail_unit_ids[hop], bench.id(4, a.p), case hop when 1 then '申报人' else '审核员' end,
    a.born + interval '10 days' * hop, 1, case when hop = 2 then bench.id(8, a.i) end,
    jsonb_build_object('status', case hop when 1 then 'DRAFT' else 'WITH_UNIT' end, 'holderUnitId', p.trail_unit_ids[hop - 1],
      'holderSince', '2026-01-01T00:00:00.000Z', 'handlingStartedAt', null, 'handlerId', null, 'cameFromUnitId', null,
      'lastTransferId', case when hop > 1 then bench.id(7, a.i, hop - 1) end)
  from bench.application a join application p on p.id = bench.id(6, a.i) cross join generate_series(1, 4) hop
  where a.stage <> 'DRAFT' order by a.i, hop;
