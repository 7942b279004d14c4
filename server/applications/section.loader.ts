import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import type { SectionContent } from '../workflow/section-content.js'
import { basic } from '../workflow/section-rules-person.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import { attachmentsOf } from './attachment.store.js'
import { passedSections, sectionsOf } from './section.store.js'
import {
  factsOfSections,
  frozenSection,
  inFormOrder,
  liveSection,
  versionSection,
  type ServedSection,
  type ServedVersionSection,
} from './served-section.js'
import { transfersById, transfersOf, type TransferRow } from './transfer.store.js'
import { versionSections, versionsOf, type VersionRow } from './version.store.js'

/** What applications consist of, each kind in a fixed number of statements a request. */
export const applicationLoaders = (q: Queryable, viewer: Viewer | null) => ({
  /** The applicant reads what stands; everybody else what was last submitted. */
  sectionsOfApplication: new DataLoader<ApplicationRow, ServedSection[], string>(
    (rows) => readSections(q, rows, viewer?.accountId),
    { cacheKeyFn: ({ id, revision }) => `${id} ${revision}` },
  ),
  versionsOfApplication: new DataLoader<string, VersionRow[]>(async (ids) => grouped(ids, await versionsOf(q, ids))),
  sectionsOfVersion: new DataLoader<Pick<VersionRow, 'applicationId' | 'number'>, ServedVersionSection[], string>(
    async (versions) => {
      const found = groupBy(await versionSections(q, versions), versionKey)
      return versions.map((version) => inFormOrder((found.get(versionKey(version)) ?? []).map(versionSection)))
    },
    { cacheKeyFn: versionKey },
  ),
  transferById: new DataLoader<string, TransferRow | null>(async (ids) => {
    const found = new Map((await transfersById(q, ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  }),
  transfersOfApplication: new DataLoader<string, TransferRow[]>(async (ids) => grouped(ids, await transfersOf(q, ids))),
})

const versionKey = ({ applicationId, number }: Pick<VersionRow, 'applicationId' | 'number'>) => `${applicationId} ${number}`

function grouped<Row extends { applicationId: string }>(ids: readonly string[], rows: Row[]): Row[][] {
  const found = groupBy(rows, ({ applicationId }) => applicationId)
  return ids.map((id) => found.get(id) ?? [])
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

async function readSections(q: Queryable, rows: readonly ApplicationRow[], accountId: string | undefined) {
  const isOwn = (row: ApplicationRow) => row.applicantId === accountId
  const own = rows.filter(isOwn).map(({ id }) => id)
  const others = rows.filter((row) => !isOwn(row)).map(({ id, versionNumber }) => ({ applicationId: id, number: versionNumber }))
  const [sections, attachments, frozen, passed] = await Promise.all([
    own.length > 0 ? sectionsOf(q, own) : [],
    own.length > 0 ? attachmentsOf(q, own) : [],
    others.length > 0 ? versionSections(q, others) : [],
    passedSections(
      q,
      others.map(({ applicationId }) => applicationId),
    ),
  ])
  const live = groupBy(sections, ({ applicationId }) => applicationId)
  const evidence = groupBy(attachments, ({ applicationId, sectionKey }) => `${applicationId} ${sectionKey}`)
  const submitted = groupBy(frozen, ({ applicationId }) => applicationId)
  return rows.map((row) => {
    if (!isOwn(row)) {
      const keys = passed.get(row.id) ?? []
      const frozenOnes = submitted.get(row.id) ?? []
      const facts = factsOfSections(row, basicOf(frozenOnes))
      return inFormOrder(frozenOnes.map((section) => frozenSection(section, facts, keys.includes(section.key))))
    }
    const writable = row.status === 'DRAFT' || row.status === 'RETURNED'
    const liveOnes = live.get(row.id) ?? []
    const facts = factsOfSections(row, basicOf(liveOnes))
    return inFormOrder(
      liveOnes.map((section) => liveSection(section, evidence.get(`${row.id} ${section.key}`) ?? [], facts, writable)),
    )
  })
}

const basicOf = (sections: readonly { key: string; content: SectionContent }[]): SectionContent | undefined =>
  sections.find(({ key }) => key === basic.key)?.content
