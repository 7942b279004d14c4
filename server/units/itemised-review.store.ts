import type { Database, Transaction } from '../database/database.js'

export class ItemisedReviewStore {
  constructor(private readonly db: Database) {}

  /** False when it was so already. */
  async set(tx: Transaction, unitId: string, on: boolean): Promise<boolean> {
    const changed = await tx.query(
      `update unit set itemised_review = $2, revision = revision + 1 where id = $1 and itemised_review <> $2 returning id`,
      [unitId, on],
    )
    return changed.length > 0
  }

  /** The unit nearest above each, or itself, that has switched it on; null where none has. */
  async switchedOnBy(unitIds: readonly string[]): Promise<(string | null)[]> {
    const rows = await this.db.query<{ id: string; by: string }>(
      {
        name: 'itemised-review-by',
        text: `select distinct on (u.id) u.id, over.id as by from unit u join unit over on over.id = any (path_ids(u.path))
               where u.id = any($1) and over.itemised_review and over.receives order by u.id, nlevel(over.path) desc`,
      },
      [unitIds],
    )
    const found = new Map(rows.map((row) => [row.id, row.by]))
    return unitIds.map((id) => found.get(id) ?? null)
  }
}
