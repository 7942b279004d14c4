import type { Transaction } from '../database/database.js'

/** Writes to a unit's receivers; whoever calls holds the unit's lock. The database keeps one default at most, and at the commit exactly one. */
export const linkWrites = {
  async add(tx: Transaction, unitId: string, receiverId: string, isDefault: boolean): Promise<void> {
    if (isDefault) await linkWrites.clearDefault(tx, unitId)
    await tx.query('insert into receiving_link (unit_id, receiver_id, is_default) values ($1, $2, $3)', [
      unitId,
      receiverId,
      isDefault,
    ])
  },

  clearDefault: (tx: Transaction, unitId: string) =>
    tx.query('update receiving_link set is_default = false where unit_id = $1 and is_default', [unitId]),

  async setDefault(tx: Transaction, unitId: string, linkId: string): Promise<void> {
    await linkWrites.clearDefault(tx, unitId)
    await tx.query('update receiving_link set is_default = true where unit_id = $1 and id = $2', [unitId, linkId])
  },

  remove: (tx: Transaction, unitId: string, linkId: string) =>
    tx.query('delete from receiving_link where unit_id = $1 and id = $2', [unitId, linkId]),
}
