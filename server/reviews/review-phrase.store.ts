import type { Queryable, Transaction } from '../database/database.js'

export interface ReviewPhraseRow {
  id: string
  text: string
}

export class ReviewPhraseStore {
  /** In the order they were written. */
  ofAccount(q: Queryable, accountId: string): Promise<ReviewPhraseRow[]> {
    return q.query('select id, text from review_phrase where account_id = $1 order by id', [accountId])
  }

  /** Writing what is there already changes nothing. */
  async add(tx: Transaction, accountId: string, text: string): Promise<void> {
    await tx.query('insert into review_phrase (account_id, text) values ($1, $2) on conflict do nothing', [accountId, text])
  }

  async remove(tx: Transaction, accountId: string, id: string): Promise<boolean> {
    const gone = await tx.query('delete from review_phrase where account_id = $1 and id = $2 returning id', [accountId, id])
    return gone.length > 0
  }
}
