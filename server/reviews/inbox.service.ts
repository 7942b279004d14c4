import type { ApplicationFilter } from '../applications/application-filter.js'
import { nothingBeside, type Parts } from '../applications/list-parts.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { Page, PageArgs } from '../database/page.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { Viewer } from '../workflow/who-may.js'
import { windowOf } from '../applications/application-windows.js'
import { refuseFaults } from '../errors.js'
import type { Due, InboxStore } from './inbox.store.js'

export interface InboxChoice {
  order?: 'WAITING' | 'DEADLINE' | null
  /** Days. */
  dueWithin?: number | null
}

/** 申请书审核管理: what waits at the viewer's unit, and what it has sent on. Source: S24, S33. */
export class InboxService {
  constructor(
    private readonly store: InboxStore,
    private readonly reference: ReferenceCache,
  ) {}

  /**
   * @param parts of what stands around them is read along
   * @param dueWithin 0 to 366: only what is due in so many days from now, and what is overdue
   * @throws DomainError INVALID_INPUT, BAD_CURSOR
   */
  inbox(
    filter: ApplicationFilter,
    page: PageArgs,
    viewer: Viewer,
    { order = 'WAITING', dueWithin }: InboxChoice = {},
    parts: Parts = nothingBeside,
  ) {
    if (typeof dueWithin !== 'number' && order === 'WAITING') return this.store.inbox(viewer.unitId, filter, page, parts)
    const days = dueWithin ?? 0
    if (!Number.isInteger(days) || days < 0 || days > 366) refuseFaults([{ field: 'dueWithin', code: 'OUT_OF_RANGE' }])
    const before = typeof dueWithin === 'number' ? new Date(Date.now() + days * 86_400_000) : null
    return this.store.inbox(viewer.unitId, filter, page, parts, { dues: this.dues(viewer), order: order ?? 'WAITING', before })
  }

  /** Every deadline that something at the viewer's unit can have. */
  private dues({ unitId, unitKind }: Viewer): Due[] {
    return this.reference.campaigns().flatMap((campaign) =>
      [true, false].flatMap((own) =>
        [true, false].map((corrected) => {
          const row = { unitId: own ? unitId : '', holderUnitId: unitId, versionNumber: corrected ? 2 : 1 }
          return { campaignId: campaign.id, own, corrected, at: windowOf(row, campaign, { kind: unitKind }).closesAt }
        }),
      ),
    )
  }

  sent(filter: ApplicationFilter, page: PageArgs, viewer: Viewer, parts: Parts = nothingBeside): Promise<Page<ApplicationRow>> {
    return this.store.sent(viewer.unitId, filter, page, parts)
  }

  async classes(viewer: Viewer) {
    const classes = await this.store.classes(viewer.unitId)
    return classes.map((row) => ({
      ...row,
      seriesName: this.reference.series(row.seriesCode).name,
      levelName: this.reference.level(row.levelCode).name,
    }))
  }
}
