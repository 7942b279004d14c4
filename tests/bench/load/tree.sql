-- The tree: what the reference data ship, houses under the county bureaus, and their departments.
create schema bench;
create function bench.id(kind int, i bigint, seq int default 0) returns uuid immutable parallel safe language sql as $$
  select (lpad(to_hex(1600000000000 + i * 10 + seq), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
    || '8' || lpad(to_hex(i), 15, '0'))::uuid
$$;
create function bench.pick(i bigint, salt int, among int) returns int immutable parallel safe language sql as $$
  select ((hashint8extended(i, salt) & 1073741823) % among)::int
$$;
update campaign set filing_opens_at = '2020-01-01', filing_closes_at = '2099-01-01',
  review_opens_at = '2020-01-01', review_closes_at = '2099-01-01', publicity_required = false;
insert into campaign (id, year, name, filing_opens_at, filing_closes_at, review_opens_at, review_closes_at)
  select bench.id(1, given.year), given.year, given.year || '年度职称申报评审', '2020-01-01', '2099-01-01', '2020-01-01', '2099-01-01'
  from generate_series(2022, 2026) given (year) where not exists (select from campaign where campaign.year = given.year);
-- A column that its own trigger fills is filled while the others sleep.
do $$ begin
  if exists (select from pg_trigger where tgname = 'application_year') then
    alter table application enable always trigger application_year;
  end if;
end $$;
create table bench.campaign as
  select (row_number() over (order by year) - 1)::int as c, id, year from campaign where year between 2022 and 2026;

insert into unit (id, name, kind, origin, level, division_code, parent_id, path, receives, status, status_at)
  select bench.id(2, k), county.name || '第' || (k / counties.n + 1) || '单位', 'ORDINARY', 'ASSIGNED', 'COUNTY', county.division_code,
    county.id, county.path || replace(bench.id(2, k)::text, '-', ''), true, 'APPROVED', '2026-01-01'
  from (select count(*)::int as n from unit where kind = 'COUNTY_BUREAU') counties,
    generate_series(0, :houses - 1) k
    join (select row_number() over (order by division_code) - 1 as place, u.* from unit u where kind = 'COUNTY_BUREAU') county
      on county.place = k % (select count(*)::int from unit where kind = 'COUNTY_BUREAU');
insert into unit (id, name, kind, origin, level, division_code, parent_id, path, receives, status, status_at)
  select bench.id(3, d), house.name || '第' || (d / :houses + 1) || '部门', 'ORDINARY', 'INTERNAL', 'COUNTY', house.division_code,
    house.id, house.path || replace(bench.id(3, d)::text, '-', ''), false, 'APPROVED', '2026-01-01'
  from generate_series(0, :units - 1 - (select count(*)::int from unit)) d join unit house on house.id = bench.id(2, d % :houses);

-- Where people file, with the whole way up.
create table bench.filing as
  select (row_number() over (order by prefecture.division_code <> '653100', u.id) - 1)::int as n, u.id as unit_id,
    house.id as house_id, county.id as county_id, prefecture.id as prefecture_id, u.division_code,
    units_over(u.id) as subtree
  from unit u join unit house on house.id = u.parent_id join unit county on county.id = house.parent_id
    join unit prefecture on prefecture.kind = 'PREFECTURE_BUREAU' and prefecture.id = county.parent_id
  where u.origin = 'INTERNAL' and u.id in (select bench.id(3, d) from generate_series(0, :units) d);
create unique index on bench.filing (n);
create table bench.desk as select least(200, count(*))::int as n from bench.filing where division_code like '6531%';
create table bench.title as select (row_number() over (order by id) - 1)::int as n, id, series_code, level_code from title;
create unique index on bench.title (n);
create table bench.way as select (row_number() over (order by position) - 1)::int as n, code from acquisition_way;
analyze unit;
