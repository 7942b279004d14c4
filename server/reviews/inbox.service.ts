import type { ApplicationFilter } from '../applications/application-filter.js'
import type { ApplicationRow } from '../applications/application.store.js'
import type { Page, PageArgs } from '../database/page.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { Viewer } from '../workflow/who-may.js'
import type { InboxStore } from './inbox.store.js'

/** 申请书审核管理: what waits at the viewer's unit, and what it has sent on. Source: S24, S33. */
export class InboxService {
  constructor(
    private readonly store: InboxStore,
    private readonly reference: ReferenceCache,
  ) {}

  inbox(filter: ApplicationFilter, page: PageArgs, viewer: Viewer): Promise<Page<ApplicationRow>> {
    return this.store.inbox(viewer.unitId, filter, page)
  }

  sent(filter: ApplicationFilter, page: PageArgs, viewer: Viewer): Promise<Page<ApplicationRow>> {
    return this.store.sent(viewer.unitId, filter, page)
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
