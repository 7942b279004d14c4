import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { printCertificate } from '../../server/certificates/send-certificate.js'
import type { Config } from '../../server/config.js'
import { Database } from '../../server/database/database.js'
import { fileServing } from '../../server/files/serve-files.js'
import { createContext, createLiveContext } from '../../server/graphql/context.js'
import { createGraphQLServer, guardedSchema } from '../../server/graphql/server.js'
import { createApp } from '../../server/http/app.js'
import { listen } from '../../server/http/listener.js'
import { serveSubscriptions } from '../../server/http/subscriptions.js'
import { printing } from '../../server/printing/send-print.js'
import { createServices, type Services } from '../../server/services.js'
import { freshDatabase } from './database.js'
import { testSecret } from './secret.js'

/** The whole server in this process, on a database of its own with the reference data. */
export interface TestServer {
  address: string
  databaseUrl: string
  services: Services
  stop: () => Promise<void>
}

/** @param changed settings that differ from those of the other tests */
export async function startServer(changed: Partial<Config> = {}): Promise<TestServer> {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'title-review-journey-'))
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: fresh.url,
    dataDir,
    demo: false,
    secretKey: testSecret,
    // The journeys' clients say their own addresses, as people at different desks have them.
    trustedProxies: 1,
    webhookNetworks: [],
    production: false,
    ...changed,
  }
  const db = await Database.connect(fresh.url)
  const services = await createServices(db, config)
  const listener = await listen(config.host, config.port)
  const schema = guardedSchema()
  const apollo = createGraphQLServer(listener.server, schema)
  const stopLive = serveSubscriptions(listener.server, { schema, context: createLiveContext(services) })
  await apollo.start()
  const app = createApp({
    apollo,
    context: createContext(services),
    probe: () => db.query('SELECT 1'),
    version: 'test',
    clientFolder: dataDir,
    trustedProxies: config.trustedProxies,
    ...printing,
    printCertificate,
    ...fileServing,
  })
  listener.serve(app)
  const stop = async () => {
    await stopLive()
    await listener.close()
    await apollo.stop()
    await services.close()
    await db.close()
    await fresh.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { address: listener.address, databaseUrl: fresh.url, services, stop }
}
