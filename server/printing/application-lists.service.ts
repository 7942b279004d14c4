import type { AccountStore } from '../accounts/account.store.js'
import type { ApplicationRow } from '../applications/application.store.js'
import { applicationLoaders } from '../applications/section.loader.js'
import type { Database } from '../database/database.js'
import { spreadsheetType, writeSpreadsheet } from '../files/spreadsheet.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import type { UnitStore } from '../units/unit.store.js'
import { localDate } from '../workflow/local-date.js'
import type { Viewer } from '../workflow/who-may.js'
import { listColumns, listRow } from './application-list.js'
import { summaryCells, summaryColumns } from './application-summary.js'
import type { Print } from './printed-forms.service.js'

/** Rows whose content is read at once. */
const chunk = 100

const sheets = {
  LIST: { name: '申报人员一览表', columns: listColumns },
  SUMMARY: { name: '申报人员综合情况表', columns: summaryColumns },
}

/** 一览表 and 综合情况表: applications as an Excel workbook, a line each. Source: B4. */
export class ApplicationListsService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly reference: ReferenceCache,
  ) {}

  /** @param progress is told how many lines are done */
  async workbook(
    kind: 'LIST' | 'SUMMARY',
    applications: readonly ApplicationRow[],
    viewer: Viewer,
    progress: (done: number) => Promise<void>,
  ): Promise<Print> {
    const rows: (string | number | null)[][] = []
    for (let from = 0; from < applications.length; from += chunk) {
      for (const cells of await this.cells(kind, applications.slice(from, from + chunk), viewer))
        rows.push([rows.length + 1, ...cells])
      await progress(rows.length)
    }
    const { name, columns } = sheets[kind]
    const bytes = await writeSpreadsheet([{ name, columns, rows }])
    return { name: `${name}-${localDate(new Date())}.xlsx`, mimeType: spreadsheetType, bytes }
  }

  private async cells(kind: 'LIST' | 'SUMMARY', rows: readonly ApplicationRow[], viewer: Viewer) {
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
      const listed = listRow(row, {
        basic: read.find(({ key }) => key === 'basic')?.values ?? {},
        name: names.get(row.applicantId) ?? '',
        unit: unitNames.get(row.unitId) ?? '',
        holder: row.holderUnitId && (unitNames.get(row.holderUnitId) ?? ''),
        series: this.reference.series(row.seriesCode).name,
        level: this.reference.level(row.levelCode).name,
        title: this.reference.title(row.titleId).name,
        way: this.reference.way(row.wayCode).name,
      })
      return kind === 'LIST' ? listed : [...listed, ...summaryCells(read)]
    })
  }
}
