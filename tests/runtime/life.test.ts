import { connect } from 'node:net'
import { once } from 'node:events'
import path from 'node:path'
import { dataDirectory, isHealthy, postmasterPid, secondsOfWork, startServer } from './server-process.js'

let data: Awaited<ReturnType<typeof dataDirectory>>
beforeAll(async () => void (data = await dataDirectory()))
afterAll(() => data.remove())

test('it starts on an empty directory, stops its database with itself, and starts again in under three seconds', async () => {
  const first = await startServer({ DATA_DIR: data.path })
  expect(await isHealthy(first.address)).toBe(true)
  expect(await first.stop('SIGTERM')).toBe(0)
  expect(await postmasterPid(data.path)).toBeUndefined()

  const again = await startServer({ DATA_DIR: data.path })
  expect(await secondsOfWork(again.child.pid as number)).toBeLessThan(3)
  expect(await again.stop('SIGINT')).toBe(0)
})

test('a request in flight is answered before the server stops', async () => {
  const server = await startServer({ DATA_DIR: data.path })
  const body = JSON.stringify({ query: '{ __typename }' })
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  const stopped = server.stop('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await isHealthy(server.address)).toBe(false)
  socket.write(body.slice(5))
  await once(socket, 'close')
  expect(answer).toContain('{"data":{"__typename":"Query"}')
  expect(await stopped).toBe(0)
})

const asRoot = process.getuid?.() === 0 ? test : test.skip
asRoot('it runs as an ordinary user too', async () => {
  const own = path.join(data.path, 'own')
  const server = await startServer({ DATA_DIR: own, HOME: own }, { uid: 65534 })
  expect(await isHealthy(server.address)).toBe(true)
  expect(await server.stop('SIGTERM')).toBe(0)
})
