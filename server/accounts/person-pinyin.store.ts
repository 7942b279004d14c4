import type { Database } from '../database/database.js'
import { personPinyin } from './person-pinyin.js'

const batch = 1000

/** Gives names that were written without their pinyin the one they lack, such as those of the demo world. Source: S54. */
export async function fillPersonPinyin(db: Database): Promise<void> {
  for (;;) {
    const rows = await db.query<{ id: string; name: string }>(
      `select id, person_name as name from account where person_pinyin is null limit ${batch}`,
    )
    await db.query(
      `update account set person_pinyin = filled.words from unnest($1::uuid[], $2::text[]) as filled (id, words)
       where account.id = filled.id`,
      [rows.map(({ id }) => id), rows.map(({ name }) => personPinyin(name))],
    )
    if (rows.length < batch) return
  }
}
