import { dataDirectory, eventually, isAlive, isHealthy, postmasterPid, startScript, startServer } from './server-process.js'

let data: Awaited<ReturnType<typeof dataDirectory>>
beforeAll(async () => void (data = await dataDirectory()))
afterAll(() => data.remove())

const start = (options = {}) => startServer({ DATA_DIR: data.path }, options)

test('after the server was killed the next start takes over the database that lives on', async () => {
  const killed = await start()
  await killed.stop('SIGKILL')
  const database = (await postmasterPid(data.path)) as number
  expect(isAlive(database)).toBe(true)

  const next = await start()
  expect(await postmasterPid(data.path)).toBe(database)
  expect(await isHealthy(next.address)).toBe(true)
  expect(await next.stop('SIGTERM')).toBe(0)
  await eventually(() => !isAlive(database))
})

test('when the database is killed the running server brings it back', async () => {
  const server = await start()
  const database = (await postmasterPid(data.path)) as number
  process.kill(database, 'SIGKILL')
  await eventually(async () => (await postmasterPid(data.path)) !== database && (await isHealthy(server.address)))
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(await postmasterPid(data.path)).toBeUndefined()
})

test('after both were killed the next start recovers', async () => {
  const server = await start()
  process.kill((await postmasterPid(data.path)) as number, 'SIGKILL')
  await server.stop('SIGKILL')
  const next = await start()
  expect(await isHealthy(next.address)).toBe(true)
  expect(await next.stop('SIGTERM')).toBe(0)
})

test('when npm start itself is killed the server and its database end as well', async () => {
  const npmStart = await start({ script: startScript })
  const database = (await postmasterPid(data.path)) as number
  await npmStart.stop('SIGKILL')
  await eventually(async () => !isAlive(database) && !(await isHealthy(npmStart.address)))
})

test('npm start passes a signal on once and waits for the end', async () => {
  const npmStart = await start({ script: startScript })
  npmStart.child.kill('SIGINT')
  expect(await npmStart.stop('SIGINT')).toBe(0)
  expect(await postmasterPid(data.path)).toBeUndefined()
})
