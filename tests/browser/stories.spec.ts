import { test } from '@playwright/test'
import { ApiDriver } from '../journeys/api-driver.js'
import { play, prepare } from '../journeys/play.js'
import { stories } from '../journeys/stories/all.js'
import { World } from '../support/world.js'
import { BrowserDriver } from './browser-driver.js'
import { startStoryServer } from './story-server.js'

test.describe.configure({ mode: 'parallel' })

for (const story of stories)
  test(story.title, async ({ browser }) => {
    // Each takes well under a minute on two free cores; a busy machine gets its time.
    test.setTimeout(480_000)
    const server = await startStoryServer()
    const world = World.in(server.databaseUrl)
    const before = new ApiDriver(server.address, story.people, world)
    const driver = new BrowserDriver(browser, server.address, story.people, before)
    try {
      await prepare(story, world)
      await play(story.before ?? [], before)
      await play(story.steps, driver)
    } finally {
      await driver.close()
      await world.close()
      await server.stop()
    }
  })
