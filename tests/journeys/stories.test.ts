import { startServer, type TestServer } from '../support/server.js'
import { World } from '../support/world.js'
import { ApiDriver } from './api-driver.js'
import { play, prepare } from './play.js'
import { stories } from './stories/all.js'

let server: TestServer
let world: World

beforeEach(async () => {
  server = await startServer()
  world = World.in(server.databaseUrl)
})

afterEach(async () => {
  await world.close()
  await server.stop()
})

test.each(stories.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
  await prepare(story, world)
  const driver = new ApiDriver(server.address, story.people, world)
  await play([...(story.before ?? []), ...story.steps], driver)
})
