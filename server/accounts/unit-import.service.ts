import type { FileUpload } from 'graphql-upload-minimal'
import type { AuditService } from '../audit/audit.service.js'
import type { Database, Transaction } from '../database/database.js'
import { subordinates, type NewSubordinate } from '../units/subordinate.store.js'
import type { SubordinateUnitsService } from '../units/subordinate-units.service.js'
import { unitTaken } from '../units/unit-taken.js'
import type { CreatedOrigin } from '../workflow/subordinates.js'
import type { Viewer } from '../workflow/who-may.js'
import type { IdNumbers } from './id-number.js'
import { refuseDuplicates, refuseRows, readImport, type ImportRow } from './import-sheet.js'
import { openLogins, refuseTakenLogins, type ImportOutcome, type RowLogin } from './imported-logins.js'
import type { LoginsService } from './logins.service.js'
import { takenError } from './registration.service.js'
import { resolveParents } from './import-parents.js'

interface UnitRow {
  row: ImportRow
  unit: NewSubordinate
}

/** Units under the own one from an Excel sheet, with the logins of their administrators: all of them or none. Source: B8. */
export class UnitImportService {
  constructor(
    private readonly db: Database,
    private readonly units: SubordinateUnitsService,
    private readonly logins: LoginsService,
    private readonly idNumbers: IdNumbers,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError ORIGIN_NOT_ALLOWED, IMPORT_FAULTY and those of reading the sheet */
  async importSubordinateUnits(
    { file, origin }: { file: Promise<FileUpload>; origin: CreatedOrigin },
    viewer: Viewer,
  ): Promise<ImportOutcome> {
    const rows = await readImport(file, 'UNITS')
    try {
      return await this.db.transaction(async (tx) => {
        const units = await this.readUnits(tx, rows, origin, viewer)
        const logins = units.flatMap(({ row, unit }) => this.readLogin(row, unit))
        await refuseTakenUnits(tx, units)
        await refuseTakenLogins(tx, logins, administratorFields)
        refuseRows(rows)
        await this.units.create(
          tx,
          units.map(({ unit }) => unit),
          viewer,
        )
        return { units: units.length, logins: logins.length, sheet: await openLogins(tx, this.audit, logins, viewer) }
      })
    } catch (error) {
      throw takenError(unitTaken(error))
    }
  }

  private async readUnits(
    tx: Transaction,
    rows: readonly ImportRow[],
    origin: CreatedOrigin,
    viewer: Viewer,
  ): Promise<UnitRow[]> {
    const top = await this.units.requireParent(tx, viewer.unitId, origin, viewer)
    const ids = await subordinates.newIds(tx, rows.length)
    const house = await subordinates.house(tx, top.id, origin)
    const parents = resolveParents(rows, ids, house, top.id)
    const made = new Set([top.id, ...ids])
    for (const id of new Set(parents.filter((each) => !made.has(each)))) await this.units.requireParent(tx, id, origin, viewer)
    const places = new Map(house.map(({ id, level, divisionCode }) => [id, { level, divisionCode }]))
    return rows.map((row, index) => {
      const [id = '', parentId = ''] = [ids[index], parents[index]]
      const { name = '', divisionCode, uscc, orgCode, contactName, contactPhone } = row.values
      const typed = { name, uscc, orgCode, contactName, contactPhone, divisionCode: divisionCode ?? null }
      const unit = { ...this.units.read(row.faults, typed, origin, places.get(parentId) ?? top), id, parentId }
      places.set(id, unit)
      return { row, unit }
    })
  }

  /** A row with nothing about an administrator makes a unit without a login. */
  private readLogin(row: ImportRow, { id, name }: NewSubordinate): RowLogin[] {
    const {
      administratorName: personName = '',
      administratorIdNumber: idNumber = '',
      administratorPhone: phone = '',
      administratorLoginName: loginName = '',
    } = row.values
    if (!personName && !idNumber && !phone && !loginName) return []
    const typed = { personName, idNumber, phone, loginName: loginName || phone, mayAdminister: true }
    const login = this.logins.read(row.faults, typed, 'administrator.')
    return [{ row, unitId: id, unitName: name, login, sealed: this.idNumbers.seal(login.idNumber) }]
  }
}

const administratorFields = { loginName: 'administrator.loginName', idNumber: 'administrator.idNumber' }

/** Adds to the rows what the sheet says twice, and what other units have already. */
async function refuseTakenUnits(tx: Transaction, units: readonly UnitRow[]): Promise<void> {
  const byRow = new Map(units.map(({ row, unit }) => [row, unit]))
  const rows = units.map(({ row }) => row)
  const key = (parentId: string | null, name: string) => `${parentId} ${name}`
  refuseDuplicates(rows, 'name', (row) => {
    const unit = byRow.get(row)
    return unit?.name ? key(unit.parentId, unit.name) : null
  })
  refuseDuplicates(rows, 'uscc', (row) => byRow.get(row)?.uscc ?? null)
  refuseDuplicates(rows, 'orgCode', (row) => byRow.get(row)?.orgCode ?? null)
  const taken = await subordinates.taken(
    tx,
    units.map(({ unit }) => unit),
  )
  const names = new Set(taken.map(({ parentId, name }) => key(parentId, name)))
  const codes = new Set(taken.flatMap(({ uscc, orgCode }) => [uscc, orgCode]).filter((code) => code !== null))
  for (const { row, unit } of units) {
    if (names.has(key(unit.parentId, unit.name))) row.faults.add('name', 'UNIT_NAME_TAKEN')
    if (unit.uscc && codes.has(unit.uscc)) row.faults.add('uscc', 'UNIT_CODE_TAKEN')
    if (unit.orgCode && codes.has(unit.orgCode)) row.faults.add('orgCode', 'UNIT_CODE_TAKEN')
  }
}
