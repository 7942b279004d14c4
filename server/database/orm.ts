import { defineConfig, type Options } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { columnTypes } from './column-types.js'
import { entities } from './entities.js'
import { migrations } from './migrations.js'

export const migrationNames = migrations.map(({ name }) => name)

/** @param onQuery is told every statement MikroORM runs; for tests that count them */
export function ormOptions(url: string, onQuery?: (sql: string) => void): Options {
  return defineConfig({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    // Statements of one transaction that do not wait for each other are sent together.
    driverOptions: { types: columnTypes, pipeline: true },
    pool: { min: 0, max: 20 },
    migrations: { migrationsList: migrations, silent: true, snapshot: false, allOrNothing: false },
    forceUtcTimezone: true,
    debug: onQuery ? ['query'] : false,
    ...(onQuery && { logger: onQuery, colors: false }),
  })
}
