import { chromium, type Page } from '@playwright/test'
import { demoLogins } from '../../server/database/demo.js'
import { unpackChromium } from '../browser/chromium.js'
import startServer from '../browser/start-server.js'
import { ApiClient } from '../support/api.js'
import { median } from './measure.js'

/**
 * `npm run bench:screen`: how long somebody waits for the first screen. The built server with the demo data; a browser that has never
 * been here, behind a line of 10 Mbit/s that answers 40 ms later, four times as slow as this machine.
 */
const times = 5
const line = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 }
const slower = { rate: 4 }

interface Opened {
  /** Milliseconds from asking for the address until the screen is painted and can be worked with. */
  usable: number
  /** Until the first text stands there. */
  painted: number
  files: number
  kilobytes: number
}

/** A screen, and the part of it that is there only when all of it is. */
const screens = [
  { name: 'login', path: '/login', whole: 'form img[src^="data:image/png"]', as: undefined },
  { name: 'inbox of a bureau', path: '/inbox', whole: 'table.applications tbody tr', as: 'kashgar' },
]

const end = await startServer()
const address = process.env.BASE_URL!
const { executablePath, env } = await unpackChromium()
try {
  console.log('| screen | usable ms | each time | first text ms | files | KB |\n|---|---|---|---|---|---|')
  for (const { name, path, whole, as } of screens) {
    const cookies = as ? await sessionOf(as) : []
    // The server's own first time (libraries loaded when first used) is nobody's here.
    await open(path, whole, cookies)
    const opened: Opened[] = []
    for (let time = 0; time < times; time += 1) opened.push(await open(path, whole, cookies))
    const of = (read: (each: Opened) => number) => Math.round(median(opened.map(read)))
    const each = opened.map(({ usable }) => Math.round(usable)).join(' ')
    console.log(
      `| ${name} | ${of((o) => o.usable)} | ${each} | ${of((o) => o.painted)} | ${of((o) => o.files)} | ${of((o) => o.kilobytes)} |`,
    )
  }
} finally {
  await end()
}

async function sessionOf(loginName: string) {
  const login = demoLogins.find((each) => each.loginName === loginName)
  if (!login) throw new Error(`no demo login ${loginName}`)
  const client = new ApiClient(address)
  await client.logIn(login.loginName, login.password)
  return client.jar()
}

/** Each time a browser of its own: nothing it keeps (files, connections, compiled code) helps the next one. */
async function open(path: string, whole: string, cookies: { name: string; value: string }[]): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: address })))
    const page = await context.newPage()
    const received = await slowed(page)
    await page.goto(new URL(path, address).href, { waitUntil: 'commit' })
    await page.locator(whole).first().waitFor()
    return { ...(await shown(page)), files: received.files, kilobytes: received.bytes / 1024 }
  } finally {
    await browser.close()
  }
}

/** When the frame after the next one has begun: what was drawn has been shown, and nothing holds the page up. */
function shown(page: Page): Promise<{ usable: number; painted: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          setTimeout(() =>
            resolve({
              usable: performance.now(),
              painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
            }),
          ),
        ),
      ),
  )
}

/** Slows line and processor down by the protocol of the browser's tools. @returns what has come so far, counted on */
async function slowed(page: Page): Promise<{ files: number; bytes: number }> {
  const received = { files: 0, bytes: 0 }
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', line)
  await tools.send('Emulation.setCPUThrottlingRate', slower)
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received.files += 1
    received.bytes += encodedDataLength
  })
  return received
}
