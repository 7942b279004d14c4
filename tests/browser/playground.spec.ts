import { expect, test } from '@playwright/test'

test('B11 the playground answers a query with no request to any other host and nothing against the page policy', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(baseURL!).origin)
      elsewhere.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto('/playground')
  await page.getByRole('button', { name: /execute query/i }).click()
  await expect(page.locator('.result-window')).toContainText('"offices"')
  expect(elsewhere).toEqual([])
  expect(complaints).toEqual([])
})
