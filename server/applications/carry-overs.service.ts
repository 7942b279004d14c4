import type { Transaction } from '../database/database.js'
import { DomainError } from '../errors.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { isUuid } from '../reference/uuid.js'
import { carriedContent, carriesEvidence } from '../workflow/carry-over.js'
import { sectionRules } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import { attachmentsOf, type AttachmentRow } from './attachment.store.js'
import { carryAttachments, earlierApplication, keepCarried } from './carry-over.store.js'
import { contentHash } from './content-hash.js'
import { sectionsOf, writeSection } from './section.store.js'

/** 从上年申报复制: a new application begins with what an earlier one of the same login says and proves. Source: B6. */
export class CarryOversService {
  constructor(private readonly reference: ReferenceCache) {}

  /**
   * The application to begin from; null when none is asked for.
   * @throws DomainError CARRY_OVER_REFUSED unless it is the viewer's own, of an earlier year
   */
  async source(
    tx: Transaction,
    id: string | null | undefined,
    campaignId: string,
    { accountId }: Pick<Viewer, 'accountId'>,
  ): Promise<string | null> {
    if (id === null || id === undefined) return null
    const { year } = this.reference.campaign(campaignId)
    const earlier = isUuid(id) ? await earlierApplication(tx, { id, accountId, year }) : undefined
    if (!earlier) throw new DomainError('CARRY_OVER_REFUSED', { cure: 'correctField', who: 'YOU' })
    return earlier.id
  }

  /** Fills the sections of an application that has just been begun, and remembers how they stood. */
  async carry(tx: Transaction, fromId: string, toId: string): Promise<void> {
    const last = new Map((await sectionsOf(tx, [fromId])).map(({ key, content }) => [key, content]))
    const fresh = new Map((await sectionsOf(tx, [toId])).map((section) => [section.key, section]))
    const keys = sectionRules.filter(carriesEvidence).map(({ key }) => key)
    await carryAttachments(tx, { fromId, toId, keys })
    const attachments = await attachmentsOf(tx, [toId])
    for (const rule of sectionRules) {
      const [content, section] = [last.get(rule.key), fresh.get(rule.key)]
      if (!content || !section) continue
      const carried = carriedContent(rule, content, section.content)
      const files = attachments.filter(({ sectionKey }) => sectionKey === rule.key)
      const hash = contentHash(carried, files.map(hashed))
      if (hash !== section.contentHash) await writeSection(tx, section, { content: carried, contentHash: hash })
    }
    await keepCarried(tx, toId, [...fresh.keys()])
  }
}

const hashed = ({ label, rowId, file }: AttachmentRow) => ({ label, rowId, name: file.name, sha256: file.sha256 })
