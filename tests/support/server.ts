import { printCertificate } from '../../server/certificates/send-certificate.js'
import type { Config } from '../../server/config.js'
import { fileServing } from '../../server/files/serve-files.js'
import { createContext, createLiveContext } from '../../server/graphql/context.js'
import { createGraphQLServer, guardedSchema } from '../../server/graphql/server.js'
import { createApp } from '../../server/http/app.js'
import { listen } from '../../server/http/listener.js'
import { serveSubscriptions } from '../../server/http/subscriptions.js'
import { printing } from '../../server/printing/send-print.js'
import type { Services } from '../../server/services.js'
import { openServices } from './services.js'

/** The whole server in this process, on a database of its own with the reference data. */
export interface TestServer {
  address: string
  databaseUrl: string
  services: Services
  stop: () => Promise<void>
}

/** @param changed settings that differ from those of the other tests */
export async function startServer(changed: Partial<Config> = {}): Promise<TestServer> {
  const { config, db, services, close } = await openServices(changed)
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
    clientFolder: config.dataDir,
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
    await close()
  }
  return { address: listener.address, databaseUrl: config.databaseUrl, services, stop }
}
