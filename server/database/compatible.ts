import { Client } from 'pg'

const oldestPostgres = 180_000

/**
 * Looks before the application does, so that the operator reads a sentence and not a stack.
 * @throws Error naming what is wrong with the database and what to do
 */
export async function requireCompatible(url: string, knownMigrations: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new Error(
      `Cannot reach the database of DATABASE_URL (${reason}): check host, port, user, password and database name.`,
      { cause },
    )
  }
  try {
    const { rows } = await client.query<{ version: string; recorded: boolean }>(
      `select current_setting('server_version_num') as version, to_regclass('public.mikro_orm_migrations') is not null as recorded`,
    )
    if (Number(rows[0]?.version) < oldestPostgres)
      throw new Error('The database is older than PostgreSQL 18: upgrade it, or leave DATABASE_URL empty.')
    if (rows[0]?.recorded) await refuseNewer(client, knownMigrations)
  } finally {
    await client.end()
  }
}

async function refuseNewer(client: Client, known: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations order by id')
  const unknown = rows.find(({ name }) => !known.includes(name))
  if (unknown)
    throw new Error(`The database is newer than this program (it has had ${unknown.name}): start a newer release on it.`)
}
