import { defineConfig } from '@playwright/test'
import { unpackChromium } from './chromium.js'

const { executablePath, env } = await unpackChromium()

/** The built client and server, as npm start serves them, in the Chromium that comes with npm. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: ['./start-server.ts', '../support/start-postgres.js'],
  globalTeardown: '../support/stop-postgres.js',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      env: { ...process.env, ...env } as Record<string, string>,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
