import { createHash } from 'node:crypto'
import type { Database, Transaction } from './database.js'
import { shippedTables, type ShippedTable } from './reference-tables.js'

/**
 * Brings the reference data to the state this program ships, in one transaction. A value an administrator has corrected
 * stays; one that is still as an earlier release shipped it follows the data files; nothing is ever removed, since
 * applications refer to it. Does nothing when this database has had exactly these data.
 */
export function loadReference(db: Database, tables: readonly ShippedTable[] = shippedTables): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(tables)).digest('hex')
  return db.transaction(async (tx) => {
    // Two nodes may start at the same time.
    await tx.query(`select pg_advisory_xact_lock(hashtext('reference data'))`)
    const [release] = await tx.query<{ hash: string }>('select hash from reference_release order by loaded_at desc limit 1')
    if (release?.hash === hash) return
    for (const table of tables) await bring(tx, table)
    await tx.query(
      `insert into reference_release (hash, loaded_at) values ($1, clock_timestamp())
       on conflict (hash) do update set loaded_at = excluded.loaded_at`,
      [hash],
    )
    await tx.query(`select pg_notify('reference_changed', '')`)
  })
}

async function bring(tx: Transaction, { table, key, rows }: ShippedTable): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const json = JSON.stringify(rows)
  const merged = columns
    .filter((column) => column !== key)
    .map(
      (column) =>
        `${column} = case when now.${column} is not distinct from was.${column} then next.${column} else now.${column} end`,
    )
  await tx.query(
    `update ${table} now set ${merged.join(', ')}
     from jsonb_array_elements($1::jsonb) as shipped (row)
     join reference_row earlier on earlier.table_name = '${table}' and earlier.key = shipped.row->>'${key}'
       and earlier.shipped <> shipped.row
     cross join jsonb_populate_record(null::${table}, shipped.row) as next
     cross join jsonb_populate_record(null::${table}, earlier.shipped) as was
     where now.${key} = next.${key}`,
    [json],
  )
  await tx.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
    [json],
  )
  await tx.query(
    `insert into reference_row (table_name, key, shipped)
     select '${table}', row->>'${key}', row from jsonb_array_elements($1::jsonb) as shipped (row)
     on conflict (table_name, key) do update set shipped = excluded.shipped where reference_row.shipped <> excluded.shipped`,
    [json],
  )
}
