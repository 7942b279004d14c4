import type { ApplicationFilter } from '../applications/application-filter.js'
import type { ApplicationListStore } from '../applications/application-list.store.js'
import type { ApplicationStore } from '../applications/application.store.js'
import { largestPage, type Page, type PageArgs } from '../database/page.js'
import { DomainError, refuse } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import type { InboxService } from '../reviews/inbox.service.js'
import { permissions, refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'

/** The lists that can be printed, by the query that shows them. */
export type PrintedList = 'INBOX' | 'SENT' | 'APPLICATIONS'

/** What to print: applications by id, or all of a list as it is narrowed on the screen. */
export interface PrintSource {
  applicationIds?: readonly string[] | null
  list?: PrintedList | null
  filter?: ApplicationFilter | null
  dueWithin?: number | null
}

const queries = { INBOX: 'inbox', SENT: 'sent', APPLICATIONS: 'applications' } as const

/** Finds what is to be printed, with the same narrowing, scope and permission as the list on the screen. */
export class PrintSources {
  constructor(
    private readonly applications: ApplicationStore,
    private readonly list: ApplicationListStore,
    private readonly inbox: InboxService,
  ) {}

  /**
   * @returns ids in the order of the list, or as given
   * @throws DomainError INVALID_INPUT, NOT_FOUND when the viewer may not see one of them, LIST_TOO_LONG with params.limit, and what the
   * query of that list refuses
   */
  async ids({ applicationIds, list, filter, dueWithin }: PrintSource, most: number, viewer: Viewer): Promise<string[]> {
    // Either way alone: of two, one would be passed over in silence.
    if (applicationIds && (list || filter || typeof dueWithin === 'number')) throw faulty('filter', 'NOT_A_CHOICE')
    if (applicationIds) return this.ticked(applicationIds, most, viewer)
    if (!list) throw faulty('list', 'REQUIRED')
    refuse(refuseAccess(permissions.Query[queries[list]], viewer))
    const ids: string[] = []
    let after: string | null = null
    do {
      const page: PageArgs = { first: largestPage, after }
      const { edges, pageInfo, totalCount }: Page<{ id: string }> = await {
        INBOX: () => this.inbox.inbox(filter ?? {}, page, viewer, { order: 'WAITING', dueWithin }),
        SENT: () => this.inbox.sent(filter ?? {}, page, viewer),
        APPLICATIONS: () => this.list.page(viewer, filter ?? {}, page),
      }[list]()
      if (totalCount > most) throw tooLong(most)
      ids.push(...edges.map(({ node }) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    if (ids.length === 0) throw faulty('filter', 'REQUIRED')
    return ids
  }

  private async ticked(ids: readonly string[], most: number, viewer: Viewer): Promise<string[]> {
    const field = 'applicationIds'
    if (ids.length > most) throw tooLong(most)
    if (ids.length === 0) throw faulty(field, 'REQUIRED')
    if (!ids.every(isUuid)) throw faulty(field, 'NOT_A_CHOICE')
    const wanted = [...new Set(ids)]
    const found = await this.applications.visibleAmong(wanted, viewer)
    if (found.length < wanted.length) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    return wanted
  }
}

const tooLong = (limit: number) => new DomainError('LIST_TOO_LONG', { cure: 'correctField', who: 'YOU', params: { limit } })

const faulty = (field: string, code: string) =>
  new DomainError('INVALID_INPUT', { cure: 'correctField', who: 'YOU', fields: [{ field, code }] })
