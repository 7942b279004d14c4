import type { AuditService } from '../audit/audit.service.js'
import type { Transaction } from '../database/database.js'
import { DomainError, refuse } from '../errors.js'
import type { Print } from '../printing/printed-forms.service.js'
import type { Typesetter } from '../printing/typesetter.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import { certificateNumber } from '../workflow/certificate-number.js'
import { permissions, refuseAccess } from '../workflow/permissions.js'
import type { Viewer } from '../workflow/who-may.js'
import type { CertificateRow, CertificateStore } from './certificate.store.js'
import { insertCertificates, passedWithout, takeNumbers } from './certificate.store.js'
import { certificateTemplate, printedCertificate } from './printed-certificate.js'

/** What a committee has granted, all of it on one day. */
interface Granted {
  committeeId: string
  applicationIds: readonly string[]
  /** YYYY-MM-DD in Asia/Shanghai */
  grantedOn: string
  actorId: string
}

/** 职称证书: issued when a title is granted, and printed by its holder alone. Source: B3. */
export class CertificatesService {
  constructor(
    private readonly store: CertificateStore,
    private readonly reference: ReferenceCache,
    private readonly typesetter: Typesetter,
    private readonly audit: AuditService,
    /** Where the platform is to be found, without a slash at the end; undefined: where whoever prints has found it. */
    private readonly publicUrl: string | undefined,
  ) {}

  /** In the transaction that has moved the applications to PASSED; whoever has a certificate for one gets no second. */
  async issue(tx: Transaction, { committeeId, applicationIds, grantedOn, actorId }: Granted): Promise<void> {
    const passed = await passedWithout(tx, applicationIds)
    if (passed.length === 0) return
    const { name: committeeName, areaCode } = this.reference.committee(committeeId)
    const year = Number(grantedOn.slice(0, 4))
    const first = await takeNumbers(tx, year, areaCode, passed.length)
    const issued = passed.map(({ titleId, seriesCode, levelCode, ...row }, index) => ({
      ...row,
      number: certificateNumber(year, areaCode, first + index),
      titleName: this.reference.title(titleId).name,
      seriesName: this.reference.series(seriesCode).name,
      levelName: this.reference.level(levelCode).name,
      committeeName,
      grantedOn,
    }))
    await insertCertificates(tx, issued)
    for (const { applicationId, number } of issued) {
      const act = { subject: `application:${applicationId}`, actorId, action: 'issueCertificate', detail: { number } }
      await this.audit.record(tx, act)
    }
  }

  /** The viewer's own, newest first. */
  myCertificates(viewer: Viewer): Promise<CertificateRow[]> {
    return this.store.ofAccount(viewer.accountId)
  }

  /**
   * The certificate as a PDF, with a QR code that leads to where it is verified.
   * @param foundAt the address under which the caller has found the platform
   * @throws DomainError as the query `myCertificates` refuses; NOT_FOUND when there is none or it is somebody else's
   */
  async pdf(id: string, viewer: Viewer | null, foundAt: string): Promise<Print> {
    refuse(refuseAccess(permissions.Query.myCertificates, viewer))
    const row = isUuid(id) ? await this.store.one(id) : undefined
    if (!row || row.accountId !== viewer?.accountId) throw new DomainError('NOT_FOUND', { cure: 'none', who: 'NOBODY' })
    const certificate = await printedCertificate(row, this.publicUrl ?? foundAt)
    const bytes = await this.typesetter.set(certificateTemplate, { certificate })
    return { name: `职称证书-${row.personName}-${row.titleName}.pdf`, mimeType: 'application/pdf', bytes }
  }
}
