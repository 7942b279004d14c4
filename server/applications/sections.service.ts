import type { AuditService } from '../audit/audit.service.js'
import { chained } from '../audit/chain.js'
import type { Database, Queryable, Transaction } from '../database/database.js'
import { violated } from '../database/violations.js'
import { DomainError, refuse, refuseFaults } from '../errors.js'
import type { FilesService } from '../files/files.service.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { localDate } from '../workflow/local-date.js'
import { cleanContent, rowPlaces, type SectionContent } from '../workflow/section-content.js'
import { basic } from '../workflow/section-rules-person.js'
import { refuseLocked } from '../workflow/verdicts.js'
import type { Viewer } from '../workflow/who-may.js'
import { visibleForUpdate, type ApplicationRow } from './application.store.js'
import { attachmentsOf, type AttachmentRow } from './attachment.store.js'
import { contentHash } from './content-hash.js'
import { withDerived } from './derived-values.js'
import { requireSection, requireWritable } from './dossier.js'
import { saveSection, sectionToSave } from './section-save.store.js'
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

/** Of saves at the same instant one comes through each time. */
const attempts = 20

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
    for (let attempt = 1; ; attempt++) {
      const saved = await this.trySaving(request, viewer)
      if (saved) {
        for (const fileId of saved.unused) await this.files.forget(fileId)
        return saved.served
      }
      // Somebody was quicker; a fresh look says who stays in the way, mostly nobody.
      if (attempt === attempts) throw stale(request)
    }
  }

  /** One reading and one writing statement. undefined: what was read did not stand any more, and nothing was written. */
  private async trySaving(request: SaveSectionRequest, viewer: Viewer) {
    const read = await sectionToSave(this.db, request.applicationId, request.key, viewer)
    const row = requireWritable('saveSection', read?.row, this.reference.campaign, viewer)
    const rule = requireSection(request.key, 'key')
    const section = requireOpen(read?.section)
    if (section.revision !== request.revision) throw stale(section)
    const { content: cleaned, faults } = cleanContent(rule, request, section.content)
    refuseFaults(faults)
    const content = withDerived(rule.key, cleaned, section.content, localDate(new Date()))
    const [attachments, removed] = keptWithRows(read?.attachments ?? [], section.content, content)
    const hash = contentHash(content, attachments.map(hashed))
    const birthDate = read?.birthDate
    const said = birthDate ? { values: { birthDate }, rows: [] } : undefined
    const facts = factsOfSections(row, section.key === basic.key ? content : said)
    const serve = (one: SectionRow) => liveSection(one, attachments, facts, true)
    const unused = removed.map(({ file }) => file.id)
    // Rows that got their ids only now are kept with them, though they say the same.
    if (hash === section.contentHash && removed.length === 0 && sameRows(content, section.content))
      return { served: serve({ ...section, content }), unused }
    const entry = chained(read?.trail, {
      subject: `application:${row.id}`,
      actorId: viewer.accountId,
      action: 'saveSection',
      detail: {
        section: section.key,
        before: section.contentHash,
        after: hash,
        ...(unused.length > 0 && { removedFiles: unused }),
      },
    })
    const save = { content, contentHash: hash, removed: removed.map(({ id }) => id), entry }
    const written = await saveSection(this.db, { row, section }, save).catch((error: unknown) => {
      if (violated(error) !== 'audit_entry_subject_seq_key') throw error
      return undefined
    })
    return written && { served: serve(written), unused }
  }

  /** Locks the application and makes sure that the viewer may write into it now. */
  async lock(tx: Transaction, action: 'saveSection' | 'attachEvidence', id: string, viewer: Viewer): Promise<ApplicationRow> {
    return requireWritable(action, await visibleForUpdate(tx, id, viewer), this.reference.campaign, viewer)
  }

  /** The section to write into. @throws DomainError NOT_FOUND, SECTION_LOCKED once it has passed; Source: S40 */
  async section(q: Queryable, id: string, key: string): Promise<SectionRow> {
    return requireOpen(await sectionOf(q, id, key))
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
    if (hash === section.contentHash) return liveSection(section, attachments, facts, true)
    const written = await writeSection(tx, section, { content: section.content, contentHash: hash })
    if (!written) throw stale(section)
    await this.audit.record(tx, {
      subject: `application:${row.id}`,
      actorId: viewer.accountId,
      action,
      detail: { section: section.key, before: section.contentHash, after: hash, ...detail },
    })
    return liveSection(written, attachments, facts, true)
  }
}

function requireOpen(section: SectionRow | undefined): SectionRow {
  if (!section) throw new DomainError('NOT_FOUND', { cure: 'reload', who: 'YOU' })
  refuse(refuseLocked(section), { section: section.key })
  return section
}

/** The evidence of rows that are gone goes with them. @returns what stays, and what goes */
function keptWithRows(attachments: readonly AttachmentRow[], before: SectionContent, after: SectionContent) {
  const [stood, standing] = [rowPlaces(before), rowPlaces(after)]
  const goes = ({ rowId }: AttachmentRow) => rowId !== null && stood.has(rowId) && !standing.has(rowId)
  return [attachments.filter((one) => !goes(one)), attachments.filter(goes)] as const
}

const sameRows = (one: SectionContent, other: SectionContent): boolean =>
  [...rowPlaces(one).keys()].join() === [...rowPlaces(other).keys()].join()

const hashed = ({ label, rowId, file }: AttachmentRow) => ({ label, rowId, name: file.name, sha256: file.sha256 })
const stale = ({ revision }: Pick<SectionRow, 'revision'>) =>
  new DomainError('STALE_REVISION', { cure: 'reload', who: 'YOU', params: { revision } })
