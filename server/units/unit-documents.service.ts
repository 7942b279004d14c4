import type { FileUpload } from 'graphql-upload-minimal'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import type { FilesService } from '../files/files.service.js'
import type { UnitDocumentKind } from '../workflow/unit-profile.js'
import type { Viewer } from '../workflow/who-may.js'
import { beginUnitAct } from './unit-act.js'
import { seesWhole } from './unit-sight.js'
import { unitColumns, type UnitRow, type UnitStore } from './unit.store.js'

/** 【上传附件】 of a unit: one scan of each kind, the newest counts. Source: S16, S17. */
export class UnitDocumentsService {
  constructor(
    private readonly db: Database,
    private readonly store: UnitStore,
    private readonly files: FilesService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED, UNIT_UNDER_REVIEW */
  attachUnitDocument({ kind, file }: { kind: UnitDocumentKind; file: Promise<FileUpload> }, viewer: Viewer): Promise<UnitRow> {
    const action = 'attachUnitDocument'
    return this.files.store(file, viewer, async (tx, stored) => {
      const { row } = await beginUnitAct(tx, this.store, action, viewer.unitId, viewer)
      await tx.query(
        `insert into unit_document (unit_id, kind, file_id) values ($1, $2, $3)
         on conflict (unit_id, kind) do update set file_id = excluded.file_id, created_at = now()`,
        [viewer.unitId, kind, stored.id],
      )
      const detail = { kind, fileId: stored.id }
      await this.audit.record(tx, { subject: `unit:${viewer.unitId}`, actorId: viewer.accountId, action, detail })
      return row
    })
  }

  /** Whether the file is a scan of a unit whose whole record the viewer sees. */
  maySeeFile = async (viewer: Viewer, fileId: string): Promise<boolean> => {
    const rows = await this.db.query<UnitRow & object>(
      {
        name: 'units-of-file',
        text: `select ${unitColumns} from unit_document d join unit u on u.id = d.unit_id where d.file_id = $1`,
      },
      [fileId],
    )
    return rows.some((row) => seesWhole(viewer, row))
  }
}
