import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Config } from '../../server/config.js'
import { Database } from '../../server/database/database.js'
import { createServices, type Services } from '../../server/services.js'
import { freshDatabase } from './database.js'
import { testSecret } from './secret.js'

/** The services of the server, on a database of their own with the reference data. */
export interface OpenServices {
  config: Config & { databaseUrl: string }
  db: Database
  services: Services
  close: () => Promise<void>
}

/** @param changed settings that differ from those of the other tests */
export async function openServices(changed: Partial<Config> = {}): Promise<OpenServices> {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'title-review-test-'))
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    demo: false,
    secretKey: testSecret,
    // The journeys' clients say their own addresses, as people at different desks have them.
    trustedProxies: 1,
    webhookNetworks: [],
    production: false,
    ...changed,
    databaseUrl: fresh.url,
  }
  const db = await Database.connect(fresh.url)
  const services = await createServices(db, config)
  const close = async () => {
    await services.close()
    await db.close()
    await fresh.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { config, db, services, close }
}
