import type { ApplicationStore } from '../applications/application.store.js'
import type { AuditService } from '../audit/audit.service.js'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { log } from '../log.js'
import { isUuid } from '../reference/uuid.js'
import { gateOf, mayReview, type Viewer } from '../workflow/who-may.js'
import type { ApplicationListsService } from './application-lists.service.js'
import { PrintJobStore, type PrintJobRow } from './print-job.store.js'
import type { PrintKind } from './print-kinds.js'
import type { PrintSource, PrintSources } from './print-source.js'
import type { Print, PrintedFormsService } from './printed-forms.service.js'

export interface PrintRequest extends PrintSource {
  kind: PrintKind
}

/** Applications in one file; a PDF of more no office printer takes at once. */
const mostPrinted: Record<PrintKind, number> = { FORMS: 200, LIST: 10_000, SUMMARY: 2000 }
/** Jobs a person waits for at once. */
const mostWaiting = 3
/** What was printed is personal data: it stays for a day. */
const keptHours = 24
const job = 'print'
/** Progress is told to the table no more often than so. */
const tellEveryMs = 300

/** 我的打印任务: long prints go on after the answer; who asked follows them, and fetches the file until it expires. Source: B4. */
export class PrintJobsService {
  private readonly store: PrintJobStore

  constructor(
    private readonly db: Database,
    private readonly applications: ApplicationStore,
    private readonly sources: PrintSources,
    private readonly forms: PrintedFormsService,
    private readonly lists: ApplicationListsService,
    private readonly accounts: { viewerOfAccount(q: Database, accountId: string): Promise<Viewer | null> },
    private readonly audit: AuditService,
    private readonly jobs: JobQueue,
  ) {
    this.store = new PrintJobStore(db)
    jobs.handle<{ jobId: string }>(job, ({ jobId }, { job: { attempts, max_attempts: most } }) =>
      this.carryOut(jobId, attempts >= most),
    )
    jobs.every('17 * * * *', 'sweepPrints', async () => void (await this.sweep()))
  }

  /**
   * Queues a print of what the viewer sees now.
   * @throws DomainError INVALID_INPUT, NOT_FOUND, FORBIDDEN, LIST_TOO_LONG with params.limit, TOO_MANY_REQUESTS
   */
  async startPrintJob(request: PrintRequest, viewer: Viewer): Promise<PrintJobRow> {
    const { kind } = request
    const applicationIds = await this.sources.ids(request, mostPrinted[kind], viewer)
    const { accountId: ownerId, unitId, hat } = viewer
    return this.db.transaction(async (tx) => {
      if ((await this.store.unfinished(tx, ownerId)) >= mostWaiting)
        throw new DomainError('TOO_MANY_REQUESTS', { cure: 'retryLater', who: 'YOU' })
      const row = await this.store.insert(tx, {
        ownerId,
        unitId,
        hat: hat ?? 'APPLICANT',
        kind,
        applicationIds,
        hours: keptHours,
      })
      const detail = { jobId: row.id, kind, count: applicationIds.length }
      await this.audit.record(tx, { subject: `unit:${unitId}`, actorId: ownerId, action: 'startPrintJob', detail })
      await this.jobs.add(tx, job, { jobId: row.id }, { queue: `print-${ownerId}`, key: `print-${row.id}` })
      return row
    })
  }

  /** The viewer's own, newest first. */
  printJobs(viewer: Viewer): Promise<PrintJobRow[]> {
    return this.store.ofOwner(viewer.accountId)
  }

  /** null when there is none, it has expired, or it is somebody else's. */
  async printJob(id: string, viewer: Viewer): Promise<PrintJobRow | null> {
    const row = isUuid(id) ? await this.store.byId(this.db, id) : undefined
    return row && mayFetch(row, viewer) ? row : null
  }

  /**
   * The file, for its owner alone, as long as they are still of that unit.
   * @throws DomainError UNAUTHENTICATED, NOT_FOUND
   */
  async file(id: string, viewer: Viewer | null): Promise<Print> {
    if (!viewer) throw new DomainError('UNAUTHENTICATED', { cure: 'logIn', who: 'YOU' })
    const row = await this.printJob(id, viewer)
    const bytes = row?.status === 'DONE' ? await this.store.content(row.id) : undefined
    if (!row?.fileName || !row.mimeType || !bytes) throw new DomainError('NOT_FOUND', { cure: 'none', who: 'NOBODY' })
    return { name: row.fileName, mimeType: row.mimeType, bytes }
  }

  /** Safe to repeat: a job that died halfway begins again, and ends once. @param last nobody will try again */
  async carryOut(id: string, last = true): Promise<void> {
    const row = await this.store.byId(this.db, id)
    if (!row || row.status === 'DONE' || row.status === 'FAILED') return
    const viewer = await this.ownerOf(row)
    if (!viewer) return this.store.fail(id, 'FORBIDDEN')
    try {
      const print = await this.print(row, viewer)
      if (print) await this.db.transaction((tx) => this.store.finish(tx, id, print))
      else await this.store.fail(id, 'NOT_FOUND')
    } catch (error) {
      log.warn({ err: error, job: id }, 'a print failed')
      if (last) return this.store.fail(id, error instanceof DomainError ? error.code : 'INTERNAL')
      throw error
    }
  }

  /** Removes what has expired. */
  sweep(): Promise<number> {
    return this.store.sweep()
  }

  private async print({ id, kind }: PrintJobRow, viewer: Viewer): Promise<Print | undefined> {
    const rows = await this.applications.visibleAmong(await this.store.applicationIds(id), viewer)
    if (rows.length === 0) return undefined
    let told = 0
    const progress = async (done: number) => {
      if (Date.now() - told < tellEveryMs) return
      told = Date.now()
      await this.store.progress(id, done)
    }
    await this.store.progress(id, 0)
    return kind === 'FORMS' ? this.forms.forms(rows, viewer, progress) : this.lists.workbook(kind, rows, viewer, progress)
  }

  /** Whoever asked, with the rights of this moment and the hat they wore. */
  private async ownerOf({ ownerId, unitId, hat }: PrintJobRow): Promise<Viewer | null> {
    const viewer = await this.accounts.viewerOfAccount(this.db, ownerId)
    if (viewer?.unitId !== unitId) return null
    const worn = { ...viewer, hat: hat === 'UNIT_ADMIN' && !viewer.mayAdminister ? ('APPLICANT' as const) : hat }
    return gateOf(worn) ? null : worn
  }
}

/** What an administrator printed is not fetched under the applicant's hat. */
const mayFetch = (row: PrintJobRow, viewer: Viewer): boolean =>
  row.ownerId === viewer.accountId &&
  row.unitId === viewer.unitId &&
  !gateOf(viewer) &&
  (row.hat !== 'UNIT_ADMIN' || viewer.hat === 'UNIT_ADMIN' || mayReview(viewer))
