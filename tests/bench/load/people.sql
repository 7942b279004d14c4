-- One account a person, who files every year, and an administrator for each unit that reviews.
insert into account (id, unit_id, login_name, password_hash, person_name, person_pinyin, id_hash, id_masked, phone, hat, may_administer)
  select bench.id(4, p), f.unit_id, 'person' || p, '-',
    substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡', 1 + bench.pick(p, 1, 40), 1)
      || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文辉力俊飞鹏浩凯琳', 1 + bench.pick(p, 2, 38), 1)
      || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文辉力俊飞鹏浩凯琳', 1 + bench.pick(p, 3, 38), 1),
    'p' || substr(md5(p::text), 1, 5), sha256(p::text::bytea), '650***********' || lpad((p % 10000)::text, 4, '0'),
    '139' || lpad((p % 100000000)::text, 8, '0'), 'APPLICANT', false
  from generate_series(0, :people - 1) p join bench.filing f
    on f.n = case when p < 1200 then p % (select n from bench.desk) else bench.pick(p, 4, (select count(*)::int from bench.filing)) end;
insert into account (id, unit_id, login_name, password_hash, person_name, person_pinyin, hat, may_administer)
  select bench.id(5, row_number() over (order by id)), id, 'admin' || row_number() over (order by id), '-', '审核员', 'shenheyuan',
    'UNIT_ADMIN', true
  from unit;
