import type { Queryable, Transaction } from '../database/database.js'

export interface Reminded {
  unitId: string
  waiting: number
  /** Since when the first of them waits. */
  since: Date
}

export const reviewReminders = {
  /** Working days a unit may let an application wait. */
  async workingDays(q: Queryable): Promise<number> {
    const [rule] = await q.query<{ days: number }>('select working_days as days from review_reminder_rule')
    if (!rule) throw new Error('the rule of reminders is gone')
    return rule.days
  },

  /**
   * Notes every unit at which something has waited since `lastDay` or before and that has not been reminded after that day.
   * A second node, or a second run on the same day, finds nothing left. Days as YYYY-MM-DD in Asia/Shanghai.
   */
  note(tx: Transaction, { today, lastDay, campaignIds }: { today: string; lastDay: string; campaignIds: readonly string[] }) {
    return tx.query<Reminded & object>(
      `with waiting as (
         select holder_unit_id as unit_id, count(*)::int as count, min(holder_since) as since from application
         where status in ('WITH_UNIT', 'WITH_COMMITTEE') and campaign_id = any($3::uuid[])
           and holder_since < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
         group by holder_unit_id),
       noted as (
         insert into review_reminder (unit_id, day, waiting) select unit_id, $1::date, count from waiting
         where not exists (select from review_reminder r where r.unit_id = waiting.unit_id and r.day > $2::date)
         on conflict do nothing returning unit_id)
       select w.unit_id as "unitId", w.count as waiting, w.since from waiting w join noted using (unit_id) order by w.unit_id`,
      [today, lastDay, campaignIds],
    )
  },
}
