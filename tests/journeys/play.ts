import { password } from '../support/person.js'
import type { World } from '../support/world.js'
import type { Driver, Step, Story } from './story.js'

/** Sets up what stands before the story: its units, and logins for those who have one. */
export async function prepare(story: Story, world: World): Promise<void> {
  for (const unit of story.units ?? []) await world.unit(unit)
  for (const [personName, { loginName, unit, administers = false }] of Object.entries(story.people))
    if (unit)
      await world.login({
        personName,
        loginName,
        unit,
        mayAdminister: administers,
        hat: administers ? 'UNIT_ADMIN' : 'APPLICANT',
      })
}

/** Plays steps one after the other; what fails says at which step. */
export async function play(steps: readonly Step[], driver: Driver): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await said(`step ${index + 1}, ${step.who} ${step.does} ${JSON.stringify(step.with)}`, () => driver.perform(step))
    for (const outcome of step.then ?? [])
      await said(`step ${index + 1}, ${step.who} finds ${JSON.stringify(outcome)}`, () => driver.check(step.who, outcome))
  }
}

async function said(where: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error))
    cause.message = `${where}\n${cause.message.replaceAll(password, '…')}`
    throw cause
  }
}
