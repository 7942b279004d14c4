import type { Database } from '../database/database.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { log } from '../log.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isReviewOpen } from '../reference/reference-rows.js'
import { localDate } from '../workflow/local-date.js'
import { dayBeforeWorkingDays, isWorkingDay, UnknownYear } from '../workflow/working-days.js'
import { reviewReminders } from './review-reminder.store.js'

/** 提醒: units at which applications have waited for too many working days hear of it, on working days. Source: B9. */
export class ReviewRemindersService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly notifications: NotificationsService,
    jobs: JobQueue,
  ) {
    // 9 o'clock in the morning in Asia/Shanghai; the queue hands it to one node.
    jobs.every('0 1 * * *', 'remindReviewers', async () => void (await this.remind()))
  }

  /**
   * Safe to repeat: a unit is reminded once for as many working days as it may let things wait. A year whose holidays are
   * not known is logged and nothing is sent: a guess would remind on a holiday.
   * @returns how many units were reminded
   */
  async remind(now = new Date()): Promise<number> {
    const today = localDate(now)
    const { calendar } = this.reference.rows
    const days = await reviewReminders.workingDays(this.db)
    try {
      if (!isWorkingDay(calendar, today)) return 0
      return await this.remindOn(today, days, dayBeforeWorkingDays(calendar, today, days), now)
    } catch (error) {
      if (!(error instanceof UnknownYear)) throw error
      log.warn({ year: error.year }, 'no reminders: the holidays of this year are not in the table')
      return 0
    }
  }

  private remindOn(today: string, days: number, lastDay: string, now: Date): Promise<number> {
    const open = this.reference.campaigns().filter((campaign) => isReviewOpen(campaign, now))
    const campaignIds = open.map(({ id }) => id)
    return this.db.transaction(async (tx) => {
      const reminded = await reviewReminders.note(tx, { today, lastDay, campaignIds })
      for (const { unitId, waiting, since } of reminded)
        await this.notifications.notify(tx, {
          to: { unitId },
          kind: 'APPLICATIONS_WAITING',
          params: { waiting, days, since: localDate(since) },
        })
      return reminded.length
    })
  }
}
