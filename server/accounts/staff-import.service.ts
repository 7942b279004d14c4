import type { FileUpload } from 'graphql-upload-minimal'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { standsOver } from '../units/unit-sight.js'
import type { UnitStore } from '../units/unit.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { IdNumbers } from './id-number.js'
import { readImport, refuseRows, type ImportRow } from './import-sheet.js'
import { openLogins, refuseTakenLogins, type ImportOutcome, type RowLogin } from './imported-logins.js'
import type { LoginInput, LoginsService } from './logins.service.js'
import { takenError } from './registration.service.js'

const yes = ['是', 'yes', 'true', '1']
const no = ['', '否', 'no', 'false', '0']

/** The people of a unit from an Excel sheet, each with a login: all of them or nobody. Source: B8. */
export class StaffImportService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitStore,
    private readonly logins: LoginsService,
    private readonly idNumbers: IdNumbers,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError NOT_FOUND, IMPORT_FAULTY and those of reading the sheet */
  async importStaff(input: { file: Promise<FileUpload>; unitId?: string | null }, viewer: Viewer): Promise<ImportOutcome> {
    const rows = await readImport(input.file, 'STAFF')
    const unit = await this.units.byId(input.unitId ?? viewer.unitId)
    if (!unit || (unit.id !== viewer.unitId && !standsOver(viewer, unit))) throw new DomainError('NOT_FOUND')
    const logins = rows.map((row): RowLogin => {
      const login = this.read(row)
      return { row, unitId: unit.id, unitName: unit.name, login, sealed: this.idNumbers.seal(login.idNumber) }
    })
    try {
      return await this.db.transaction(async (tx) => {
        await refuseTakenLogins(tx, logins, { loginName: 'loginName', idNumber: 'idNumber' })
        refuseRows(rows)
        return { units: 0, logins: logins.length, sheet: await openLogins(tx, this.audit, logins, viewer) }
      })
    } catch (error) {
      throw takenError(error)
    }
  }

  private read({ values, faults }: ImportRow): LoginInput {
    const { personName = '', idNumber = '', phone = '', loginName = '', mayAdminister = '' } = values
    const answer = mayAdminister.toLowerCase()
    if (![...yes, ...no].includes(answer)) faults.add('mayAdminister', 'NOT_A_CHOICE')
    const login = { personName, idNumber, phone, loginName: loginName || phone, mayAdminister: yes.includes(answer) }
    return this.logins.read(faults, login)
  }
}
