import type { Transaction } from './database.js'

/** Inserts many rows by one statement, in their order. All of them name the same columns; values are as JSON has them. */
export async function insertRows(
  tx: Transaction,
  table: string,
  rows: readonly Record<string, unknown>[],
  otherwise = '',
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${otherwise}`,
    [JSON.stringify(rows)],
  )
}

/** Bytes as JSON carries them to a `bytea` column. */
export const bytea = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
