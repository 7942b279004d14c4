import type { World } from '../../support/world.js'

/**
 * What changes by merely asking (captchas, counters of attempts, when a session was last seen), and roll-ups, which are
 * folded in the background and follow from the other tables.
 */
const bookkeeping = ['captcha', 'session', 'attempt', 'tally', 'tally_delta', 'inbox_tally', 'inbox_delta']

/** One line a table over all its rows: equal before and after means that nothing was written. */
export async function checksum(world: World): Promise<Record<string, string>> {
  const tables = await world.rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by tablename`,
    [bookkeeping],
  )
  const sums = await world.rows<{ name: string; sum: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum from "${name}" t`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(sums.map(({ name, sum }) => [name, sum]))
}
