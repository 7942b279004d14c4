import { refusalOf } from '../accounts/people.js'
import { county, stage, type Stage } from '../units/actors.js'

let world: Stage
beforeAll(async () => {
  world = await stage()
})
afterAll(() => world.stop())

const publish = 'mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { id title body publishedAt } }'

test('S31 the region office publishes, everybody reads, the newest first, page by page', async () => {
  const region = await world.administratorOf(await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`), 'region')
  for (const number of [1, 2, 3, 4, 5])
    await region.call(publish, { input: { title: ` 关于第${number}批申报的通知 `, body: '一、时间\r\n二、材料' } })
  const nobody = world.desk()
  interface Notices {
    notices: {
      totalCount: number
      pageInfo: { endCursor: string }
      edges: { node: { id: string; title: string; body: string } }[]
    }
  }
  const read = (after?: string) =>
    nobody.call<Notices>(
      'query ($after: String) { notices(first: 2, after: $after) { totalCount pageInfo { endCursor } edges { node { id title body } } } }',
      { after },
    )
  const first = await read()
  const second = await read(first.notices.pageInfo.endCursor)
  const titles = [...first.notices.edges, ...second.notices.edges].map(({ node }) => node.title)
  expect(titles).toEqual([5, 4, 3, 2].map((number) => `关于第${number}批申报的通知`))
  expect(first.notices.edges[0]!.node.body).toBe('一、时间\n二、材料')
  const { id } = first.notices.edges[0]!.node
  expect(await nobody.call('query ($id: ID!) { notice(id: $id) { id } }', { id })).toEqual({ notice: { id } })
  expect(await nobody.call('{ notice(id: "x") { id } }')).toEqual({ notice: null })
})

test('S31 nobody else publishes; a notice without title, or longer than 20,000 characters, is refused', async () => {
  const region = await world.administratorOf(await world.nameOf(`select name from unit where kind = 'REGION_OFFICE'`), 'region2')
  const bureau = await world.administratorOf(county, 'bureau')
  const good = { title: '通知', body: '正文' }
  expect((await refusalOf(bureau.call(publish, { input: good }))).code).toBe('FORBIDDEN')
  expect((await refusalOf(world.desk().call(publish, { input: good }))).code).toBe('UNAUTHENTICATED')
  for (const bad of [
    { ...good, title: ' ' },
    { ...good, body: '字'.repeat(20_001) },
    { ...good, title: '一\u0000二' },
  ])
    expect((await refusalOf(region.call(publish, { input: bad }))).code).toBe('INVALID_INPUT')
})
