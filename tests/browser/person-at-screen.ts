import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { answerOf } from '../support/captcha.js'
import type { Upload } from '../support/api.js'

/** What somebody wanted to do is not offered on the screen, or its button is closed. */
export class NotOffered extends Error {}

/** A label as it is read, with or without the star of what is required. */
const labelled = (label: string | RegExp) =>
  typeof label !== 'string' ? label : new RegExp(`^\\*? ?${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

/** One person before one browser, finding things by their Chinese labels. */
export class PersonAtScreen {
  private readonly addresses = new Map<string, string>()

  private constructor(readonly page: Page) {}

  static async sitsDown(browser: Browser, address: string, cookies: { name: string; value: string }[]): Promise<PersonAtScreen> {
    const context = await browser.newContext({ baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: address })))
    context.setDefaultTimeout(8000)
    return new PersonAtScreen(await context.newPage())
  }

  /** Chooses an entry of 功能菜单 and waits until its page is there, read afresh. Later visits go by its address. */
  async choose(entry: string): Promise<void> {
    const { page } = this
    const known = this.addresses.get(entry)
    if (known !== undefined) await page.goto(known)
    else {
      await page.goto('/account')
      await page.getByRole('navigation', { name: '功能菜单' }).getByRole('link', { name: entry, exact: true }).click()
    }
    await expect(page.getByRole('heading', { level: 1, name: entry })).toBeVisible()
    this.addresses.set(entry, page.url())
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' })
  }

  dialog(name?: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name })
  }

  /** @throws NotOffered when the button is missing or closed */
  async press(button: Locator): Promise<void> {
    await button
      .or(this.page.getByRole('alert'))
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => {})
    if ((await button.count()) === 0) throw new NotOffered(`there is no button ${button}`)
    await expect(button).not.toHaveClass(/is-loading/)
    if (await button.isDisabled()) throw new NotOffered(`the button is closed: ${button}`)
    await button.click()
  }

  /** Picks a radio by its label; element-plus hides the input itself. @throws NotOffered when it is missing or closed */
  async pick(label: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const radio = within.getByRole('radio', { name: label, exact: typeof label === 'string' })
    await radio.waitFor({ state: 'attached', timeout: 5000 }).catch(() => {})
    if ((await radio.count()) === 0) throw new NotOffered(`nothing to pick is called ${label}`)
    if (await radio.isDisabled()) throw new NotOffered(`${label} is closed`)
    await radio.locator('xpath=ancestor::label[1]').click()
  }

  /** Opens a list by its label and takes one entry. */
  async select(label: string | RegExp, entry: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const list = within.getByRole('combobox', { name: labelled(label) })
    await list.click()
    const options = this.page.getByRole('option', { name: entry, exact: typeof entry === 'string' })
    if (typeof entry === 'string') await list.fill(entry)
    // What arrives from the server redraws the list, and a click just then is lost: people click again.
    await options.click()
    const closed = () => expect(options).toBeHidden({ timeout: 4000 })
    await closed().catch(() => options.click().then(closed))
  }

  async write(label: string, text: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('textbox', { name: labelled(label) }).fill(text)
  }

  /** 验证码, by the sum that is offered to those who cannot read the picture. */
  async answerCaptcha(): Promise<void> {
    const { page } = this
    await this.button('看不清？改用算术题').click()
    const question = page.getByText(/等于几/)
    await this.write('验证码', answerOf((await question.textContent()) ?? ''))
  }

  async attach(input: Locator, { name, type, bytes }: Upload): Promise<void> {
    await input.setInputFiles({ name, mimeType: type, buffer: Buffer.from(bytes) })
  }

  /** The last click of every transfer. */
  async confirmTransfer(): Promise<void> {
    await this.press(this.button('确认转交'))
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  /** The tab is killed without a word; another one is opened in the same browser. */
  async loseTab(): Promise<PersonAtScreen> {
    const { page } = this
    const next = await page.context().newPage()
    await next.setViewportSize(page.viewportSize()!)
    await page.close({ runBeforeUnload: false })
    return new PersonAtScreen(next)
  }

  leave(): Promise<void> {
    return this.page.context().close()
  }
}
