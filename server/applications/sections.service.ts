import type { AuditService } from '../audit/audit.service.js'
import type { Database, Queryable, Transaction } from '../database/database.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { FilesService } from '../files/files.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { localDate } from '../workflow/local-date.js'
import { cleanContent, rowPlaces, type SectionContent } from '../workflow/section-content.js'
import { basic } from '../workflow/section-rules-person.js'
import { refuseLocked } from '../workflow/verdicts.js'
import type { Viewer } from '../workflow/who-may.js'
import { visibleForUpdate, type ApplicationRow } from './application.store.js'
import { attachmentsOf, deleteAttachments, type AttachmentRow } from './attachment.store.js'
import { contentHash } from './content-hash.js'
import { withDerived } from './derived-values.js'
import { requireSection, requireWritable } from './dossier.js'
import { sectionOf, writeSection, type SectionRow } from './section.store.js'
import { factsOfSections, liveSection, type ServedSection } from './served-section.js'

export interface SaveSectionRequest {
  applicationId: string
  key: string
  /** The revision of the section the caller has read. */
  revision: number
  /** All values of a plain section; left out, they stay. */
  values?: Record<string, unknown> | null
  /** All rows of a repeating section; left out, they stay. */
  rows?: Record<string, unknown>[] | null
}

/** The applicant writes. There is no other write path into the content. Source: S42. */
export class SectionsService {
  constructor(
    private readonly db: Database,
    private readonly reference: ReferenceCache,
    private readonly audit: AuditService,
    private readonly files: FilesService,
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED, INVALID_INPUT naming each field, STALE_REVISION with params.revision */
  async saveSection(request: SaveSectionRequest, viewer: Viewer): Promise<ServedSection> {
    const { served, unused } = await this.db.transaction(async (tx) => {
      const row = await this.lock(tx, 'saveSection', request.applicationId, viewer)
      const rule = requireSection(request.key, 'key')
      const section = await this.section(tx, row.id, rule.key)
      if (section.revision !== request.revision) throw stale(section)
      const { content, faults } = cleanContent(rule, request, section.content)
      refuseFaults(faults)
      const written = withDerived(rule.key, content, section.content, localDate(new Date()))
      const removed = await removeWithRows(tx, section, written)
      const detail = removed.length > 0 ? { removedFiles: removed } : {}
      const served = await this.write(tx, row, { ...section, content: written }, { action: 'saveSection', viewer, detail })
      return { served, unused: removed }
    })
    for (const fileId of unused) await this.files.forget(fileId)
    return served
  }

  /** Locks the application and makes sure that the viewer may write into it now. */
  async lock(tx: Transaction, action: 'saveSection' | 'attachEvidence', id: string, viewer: Viewer): Promise<ApplicationRow> {
    return requireWritable(action, await visibleForUpdate(tx, id, viewer), this.reference.campaign, viewer)
  }

  /** The section to write into. @throws DomainError NOT_FOUND, SECTION_LOCKED once it has passed; Source: S40 */
  async section(q: Queryable, id: string, key: string): Promise<SectionRow> {
    const section = await sectionOf(q, id, key)
    if (!section) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
    refuse(refuseLocked(section), { section: key })
    return section
  }

  /** Writes the section with the hash of its content and of its evidence as it stands in this transaction. */
  async write(
    tx: Transaction,
    row: ApplicationRow,
    section: SectionRow,
    { action, viewer, detail }: { action: string; viewer: Viewer; detail?: Record<string, unknown> },
  ): Promise<ServedSection> {
    const attachments = (await attachmentsOf(tx, [row.id])).filter(({ sectionKey }) => sectionKey === section.key)
    const hash = contentHash(section.content, attachments.map(hashed))
    const facts = factsOfSections(
      row,
      section.key === basic.key ? section.content : (await sectionOf(tx, row.id, basic.key))?.content,
    )
    // Rows that got their ids only now are kept with them, though they say the same.
    if (hash === section.contentHash && sameRows(section, await sectionOf(tx, row.id, section.key)))
      return liveSection(section, attachments, facts, true)
    const written = await writeSection(tx, section, { content: section.content, contentHash: hash })
    if (!written) throw stale(section)
    await this.audit.record(tx, {
      ...{ subject: `application:${row.id}`, actorId: viewer.accountId, action },
      detail: { section: section.key, before: section.contentHash, after: hash, ...detail },
    })
    return liveSection(written, attachments, facts, true)
  }
}

/** The evidence of rows that are gone goes with them. @returns the ids of the files */
async function removeWithRows(tx: Transaction, section: SectionRow, written: SectionContent): Promise<string[]> {
  const standing = rowPlaces(written)
  const gone = new Set([...rowPlaces(section.content).keys()].filter((id) => !standing.has(id)))
  if (gone.size === 0) return []
  const attachments = await attachmentsOf(tx, [section.applicationId])
  const removed = attachments.filter(({ sectionKey, rowId }) => sectionKey === section.key && rowId !== null && gone.has(rowId))
  await deleteAttachments(
    tx,
    removed.map(({ id }) => id),
  )
  return removed.map(({ file }) => file.id)
}

const sameRows = (one: SectionRow, other: SectionRow | undefined): boolean =>
  [...rowPlaces(one.content).keys()].join() === (other ? [...rowPlaces(other.content).keys()].join() : '')

const hashed = ({ label, rowId, file }: AttachmentRow) => ({ label, rowId, name: file.name, sha256: file.sha256 })
const stale = ({ revision }: SectionRow) =>
  new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU', params: { revision } })
