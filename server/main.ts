import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import path from 'node:path'
import closeWithGrace from 'close-with-grace'
import { printCertificate } from './certificates/send-certificate.js'
import { readConfig, type Config } from './config.js'
import { Database } from './database/database.js'
import { demoLogins, loadDemo } from './database/demo.js'
import { openCluster } from './database/embedded-cluster.js'
import { loadReference } from './database/reference.js'
import { fileServing } from './files/serve-files.js'
import { createContext, createLiveContext } from './graphql/context.js'
import { createGraphQLServer, guardedSchema } from './graphql/server.js'
import { createApp } from './http/app.js'
import { listen } from './http/listener.js'
import { serveSubscriptions } from './http/subscriptions.js'
import { log } from './log.js'
import { printing } from './printing/send-print.js'
import { createServices } from './services.js'
import { StartRefusal } from './start-refusal.js'
import { welcome } from './welcome.js'

const packageFile = findPackageJSON(import.meta.url) as string

/** Undone in reverse order at the end, and when a start fails halfway. */
const undo: (() => Promise<unknown>)[] = []

async function start(): Promise<void> {
  if (Number.parseInt(process.versions.node) < 24) {
    throw new StartRefusal(
      `Node ${process.versions.node} is too old for the server: start it with npm start, which brings its own.`,
    )
  }
  const config = await readConfig(process.env)
  const listener = await listen(config.host, config.port)
  const db = await openDatabase(config, listener.address)
  undo.push(() => db.close(), listener.close)
  await db.alone(async () => {
    await db.migrate((name) => say(`Updating the database: ${name}`))
    await loadReference(db)
  })
  if (config.readDatabaseUrl) await db.readFrom(config.readDatabaseUrl)

  const services = await createServices(db, config)
  undo.push(services.close)
  if (config.demo) {
    say('Checking the demo data …')
    await loadDemo(services)
  }
  await services.jobs.start()
  undo.push(() => services.jobs.stop())
  const schema = guardedSchema()
  const apollo = createGraphQLServer(listener.server, schema)
  await apollo.start()
  undo.push(() => apollo.stop())
  undo.push(serveSubscriptions(listener.server, { schema, context: createLiveContext(services) }))

  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const app = createApp({
    apollo,
    context: createContext(services),
    ...fileServing,
    ...printing,
    printCertificate,
    probe: () => db.query('SELECT 1'),
    version,
    clientFolder: path.join(path.dirname(packageFile), 'dist/client'),
    trustedProxies: config.trustedProxies,
  })
  listener.serve(app)
  console.log(welcome(listener.address, config.demo ? demoLogins : []))
  process.send?.({ address: listener.address })
}

async function openDatabase({ databaseUrl, dataDir }: Config, address: string): Promise<Database> {
  let url = databaseUrl
  if (!url) {
    say('Starting the database …')
    const cluster = await openCluster(dataDir, (error) => {
      log.fatal({ err: error }, 'the embedded database is lost')
      process.exit(1)
    })
    undo.push(cluster.release)
    await cluster.announce(address)
    url = cluster.url
  }
  return Database.connect(url).catch((error: Error) => {
    throw new StartRefusal(error.message, { cause: error })
  })
}

async function stop(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

function say(line: string): void {
  console.log(line)
}

const grace = closeWithGrace(
  { delay: 30_000, logger: { error: (reason: unknown) => log.error({ reason: String(reason) }, 'the end was not clean') } },
  async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopped by an unforeseen error')
    if (signal) say('Finishing requests, then stopping …')
    await stop()
  },
)
// Started by npm start: when that process dies, however it dies, the server ends as well.
process.once('disconnect', () => void grace.close())

try {
  await start()
} catch (error) {
  console.error(error instanceof StartRefusal ? `\n${error.message}\n` : error)
  await stop().catch(() => {})
  process.exit(1)
}
