import { listen } from '../../../server/http/listener.js'
import { startTinyApp } from '../../support/tiny-app.js'

test('requests in flight are answered before the listener closes, and no new one is taken', async () => {
  const app = await startTinyApp()
  const inFlight = fetch(`${app.address}/graphql?query={slow}`, { headers: { 'apollo-require-preflight': 'true' } })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = app.stop()
  await expect(fetch(`${app.address}/health`)).rejects.toThrow()
  expect(await (await inFlight).json()).toEqual({ data: { slow: 'done' } })
  await closed
})

test('before it serves, it asks to come again', async () => {
  const listener = await listen('127.0.0.1', 0)
  const answer = await fetch(listener.address)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  await listener.close()
})

test('a port in use and an address the machine lacks are named with what to do', async () => {
  const first = await listen('127.0.0.1', 0)
  const port = Number(new URL(first.address).port)
  await expect(listen('127.0.0.1', port)).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is already in use: stop what runs there or set PORT`,
  )
  await expect(listen('203.0.113.9', 0)).rejects.toThrow('set HOST')
  await first.close()
})
