import type { AccountStore } from '../accounts/account.store.js'
import type { ApplicationFilter } from '../applications/application-filter.js'
import type { ApplicationRow, ApplicationStore } from '../applications/application.store.js'
import { applicationLoaders } from '../applications/section.loader.js'
import type { Database } from '../database/database.js'
import { largestPage, type Page, type PageArgs } from '../database/page.js'
import { DomainError, refuse } from '../errors.js'
import { spreadsheetType, writeSpreadsheet } from '../files/spreadsheet.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { InboxStore } from '../reviews/inbox.store.js'
import type { UnitStore } from '../units/unit.store.js'
import { localDate } from '../workflow/local-date.js'
import { permissions, refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'
import { listColumns, listRow } from './application-list.js'
import { readListRequest } from './list-request.js'
import type { Print } from './printed-forms.service.js'

/** More than any office files in a year; the file is still opened by an old PC. */
const mostRows = 10_000

type ReadPage = (page: PageArgs) => Promise<Page<ApplicationRow>>

/** 导出一览表: the applications of a list as an Excel workbook. */
export class ApplicationListsService {
  constructor(
    private readonly db: Database,
    private readonly applications: ApplicationStore,
    private readonly inbox: InboxStore,
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly reference: ReferenceCache,
  ) {}

  /**
   * Every row of the inbox or of the search, narrowed by the same filter, in the same order.
   * @param query `list` is `inbox` or `applications`; the rest names the fields of the filter
   * @returns an Excel workbook
   * @throws DomainError as the query of that name refuses, INVALID_INPUT, LIST_TOO_LONG with params.limit
   * Source: B4.
   */
  async list(query: Record<string, unknown>, viewer: Viewer | null): Promise<Print> {
    const { list, filter } = readListRequest(query)
    refuse(refuseAccess(permissions.Query[list], viewer))
    if (!viewer) throw new DomainError('UNAUTHENTICATED', { cure: 'logIn', who: 'YOU' })
    const rows: (string | number | null)[][] = []
    for await (const page of this.pages(this.reading(list, filter, viewer))) {
      for (const row of await this.words(page, viewer)) rows.push([rows.length + 1, ...row])
    }
    const bytes = await writeSpreadsheet([{ name: '申报人员一览表', columns: listColumns, rows }])
    return { name: `申报人员一览表-${localDate(new Date())}.xlsx`, mimeType: spreadsheetType, bytes }
  }

  private reading(list: 'inbox' | 'applications', filter: ApplicationFilter, viewer: Viewer): ReadPage {
    return list === 'inbox'
      ? (page) => this.inbox.inbox(viewer.unitId, filter, page)
      : (page) => this.applications.page(viewer, filter, page)
  }

  private async *pages(read: ReadPage): AsyncGenerator<ApplicationRow[]> {
    let after: string | null = null
    do {
      const { edges, pageInfo, totalCount }: Page<ApplicationRow> = await read({ first: largestPage, after })
      if (totalCount > mostRows)
        throw new DomainError('LIST_TOO_LONG', { cure: 'correctField', who: 'YOU', params: { limit: mostRows } })
      yield edges.map(({ node }) => node)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
  }

  private async words(rows: readonly ApplicationRow[], viewer: Viewer) {
    const unitIds = new Set(rows.flatMap(({ unitId, holderUnitId }) => (holderUnitId ? [unitId, holderUnitId] : [unitId])))
    const [sections, units, people] = await Promise.all([
      applicationLoaders(this.db, viewer).sectionsOfApplication.loadMany(rows),
      this.units.byIds([...unitIds]),
      this.accounts.byIds(rows.map(({ applicantId }) => applicantId)),
    ])
    const unitNames = new Map(units.map(({ id, name }) => [id, name]))
    const names = new Map(people.map(({ id, personName }) => [id, personName]))
    return rows.map((row, at) => {
      const read = sections[at]
      if (!read || read instanceof Error) throw read ?? new Error('the sections were not read')
      return listRow(row, {
        ...{ basic: read.find(({ key }) => key === 'basic')?.values ?? {}, name: names.get(row.applicantId) ?? '' },
        ...{ unit: unitNames.get(row.unitId) ?? '', holder: row.holderUnitId && (unitNames.get(row.holderUnitId) ?? '') },
        ...{ series: this.reference.series(row.seriesCode).name, level: this.reference.level(row.levelCode).name },
        ...{ title: this.reference.title(row.titleId).name, way: this.reference.way(row.wayCode).name },
      })
    })
  }
}
