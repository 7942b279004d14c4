import type { Database } from '../database/database.js'
import type { JobQueue } from '../jobs/job-queue.js'
import type { NotificationsService } from '../notifications/notifications.service.js'
import { windowsOf, wholeReview, type Campaign } from '../reference/reference-rows.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { closesSoon, reviewWindow, stages, type Window } from '../workflow/campaign-windows.js'
import { localMinute } from '../workflow/local-date.js'
import { noteApplicants, noteUnits, type ClosingStage } from './campaign-reminder.store.js'

const minute = 60_000

/** 截止提醒: 48 hours before a window closes, whoever still has something to do in it hears of it once. Source: B5, B9. */
export class CampaignRemindersService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly notifications: NotificationsService,
    jobs: JobQueue,
  ) {
    jobs.every('*/10 * * * *', 'remindOfClosing', async () => void (await this.remind()))
  }

  /**
   * Safe to repeat and to run anywhere: what has been said of a closing time is noted in the same transaction; an extension is
   * another closing time.
   * @returns how many people and units were told
   */
  async remind(now = new Date()): Promise<number> {
    let told = 0
    for (const campaign of this.reference.campaigns())
      told += (await this.remindApplicants(campaign, now)) + (await this.remindUnits(campaign, now))
    return told
  }

  private async remindApplicants(campaign: Campaign, now: Date): Promise<number> {
    const drafts = windowsOf(campaign).filing
    const review = wholeReview(campaign)
    const returned = review.closesAt > drafts.closesAt ? review : drafts
    return (
      (await this.tellApplicants(campaign, 'DRAFT', drafts, now)) +
      (await this.tellApplicants(campaign, 'RETURNED', returned, now))
    )
  }

  private tellApplicants(campaign: Campaign, status: 'DRAFT' | 'RETURNED', window: Window, now: Date): Promise<number> {
    if (!closesSoon(window, now)) return Promise.resolve(0)
    const { closesAt } = window
    return this.db.transaction(async (tx) => {
      const reminded = await noteApplicants(tx, { campaignId: campaign.id, status, closesAt })
      const params = { campaign: campaign.name, until: lastMinute(closesAt) }
      for (const { applicationId, accountId } of reminded)
        await this.notifications.notify(tx, { to: { accountId }, kind: 'FILING_CLOSES', params, applicationId })
      return reminded.length
    })
  }

  private remindUnits(campaign: Campaign, now: Date): Promise<number> {
    const windows = windowsOf(campaign)
    const all: (Window & Pick<ClosingStage, 'stage'>)[] = [
      ...stages.map((stage) => ({ stage, ...reviewWindow(windows, stage, false) })),
      { stage: 'CORRECTED', ...wholeReview(campaign) },
    ]
    const closing = all.filter((window) => closesSoon(window, now))
    if (closing.length === 0) return Promise.resolve(0)
    return this.db.transaction(async (tx) => {
      const reminded = await noteUnits(tx, campaign.id, closing)
      for (const { unitId, closesAt, waiting } of reminded)
        await this.notifications.notify(tx, {
          to: { unitId },
          kind: 'REVIEW_CLOSES',
          params: { campaign: campaign.name, until: lastMinute(closesAt), waiting },
        })
      return reminded.length
    })
  }
}

/** What closes at midnight is open until 23:59 of the day before. */
const lastMinute = (closesAt: Date): string => localMinute(new Date(closesAt.getTime() - minute))
