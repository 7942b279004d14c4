import { expect, type Browser } from '@playwright/test'
import type { ErrorCode } from '../../server/errors.js'
import { ApiClient } from '../support/api.js'
import type { ApiDriver } from '../journeys/api-driver.js'
import type { Acts, Driver, Outcome, Person, Step, Verb, Who } from '../journeys/story.js'
import { accountActs } from './account-acts.js'
import { applicationActs } from './application-acts.js'
import { checkOnScreen } from './browser-checks.js'
import { NotOffered, PersonAtScreen } from './person-at-screen.js'
import { reviewActs } from './review-acts.js'
import type { Clicks, FieldWords, Stage } from './stage.js'
import { unitActs } from './unit-acts.js'
import { sentenceOf } from './words.js'

/** What the screen does not even offer needs no words. */
const silent: readonly ErrorCode[] = ['DESTINATION_NOT_ALLOWED', 'RECEIVER_NOT_ELIGIBLE', 'HANDLING_STARTED']

interface SectionRules {
  sectionRules: { key: string; label: string; fields: (FieldWords & { key: string })[] }[]
}

/** Plays a story by clicking: each person at a browser of their own. */
export class BrowserDriver implements Driver, Stage {
  readonly secrets = new Map<Who, string>()
  private readonly seats = new Map<Who, PersonAtScreen>()
  private readonly acts: Clicks<Verb> = { ...accountActs(this), ...unitActs(), ...applicationActs(this), ...reviewActs(this) }
  private rules: Promise<SectionRules> | undefined

  /** @param before who has logged in before the story begins */
  constructor(
    private readonly browser: Browser,
    private readonly address: string,
    private readonly people: Record<Who, Person>,
    private readonly before: ApiDriver,
  ) {}

  async perform({ who, does, with: act, refused }: Step): Promise<void> {
    const person = await this.seat(who)
    const acting = (this.acts[does] as (person: PersonAtScreen, act: Acts[Verb], who: Who) => Promise<void>)(person, act, who)
    if (!refused) return acting
    const stopped = await acting.then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!stopped) throw new Error('it was allowed')
    const said = person.page.getByText(sentenceOf(refused)).first()
    if (!(stopped instanceof NotOffered && silent.includes(refused))) await expect(said, String(stopped)).toBeVisible()
    await this.turnAway(person)
  }

  async check(who: Who, outcome: Outcome): Promise<void> {
    await checkOnScreen(await this.seat(who), who, outcome)
  }

  personOf(who: Who): Person {
    const person = this.people[who]
    if (!person) throw new Error(`${who} is nobody of this story`)
    return person
  }

  numberOf(who: Who): number {
    return Object.keys(this.people).indexOf(who)
  }

  async sectionWords(key: string): Promise<{ label: string; fields: Map<string, FieldWords> }> {
    this.rules ??= new ApiClient(this.address).call<SectionRules>(
      '{ sectionRules { key label fields { key label kind choices } } }',
    )
    const rule = (await this.rules).sectionRules.find((one) => one.key === key)
    if (!rule) throw new Error(`no section is called ${key}`)
    return { label: rule.label, fields: new Map(rule.fields.map((field) => [field.key, field])) }
  }

  async close(): Promise<void> {
    for (const person of this.seats.values()) await person.leave()
  }

  async seat(who: Who): Promise<PersonAtScreen> {
    const seated =
      this.seats.get(who) ?? (await PersonAtScreen.sitsDown(this.browser, this.address, this.before.client(who).jar()))
    this.seats.set(who, seated)
    return seated
  }

  /** Leaves the dialog or half-filled form behind. */
  private async turnAway({ page }: PersonAtScreen): Promise<void> {
    await page.goto('/')
  }
}
