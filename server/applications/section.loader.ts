import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { inFormOrder } from '../workflow/section-rules.js'
import type { Viewer } from '../workflow/who-may.js'
import type { ApplicationRow } from './application.store.js'
import { attachmentsOf } from './attachment.store.js'
import { passedSections, sectionsOf } from './section.store.js'
import { versionSection, type ServedSection, type ServedVersionSection } from './served-section.js'
import { readsWhatStands, standingSections, submittedSections } from './shown-sections.js'
import { transfersById, transfersOf, type TransferRow } from './transfer.store.js'
import { versionSections, versionsOf, type VersionRow, type VersionSectionRow } from './version.store.js'

/** What applications consist of, each kind in a fixed number of statements a request. */
export function applicationLoaders(q: Queryable, viewer: Viewer | null) {
  // What was last submitted is also one of the versions: a page that shows both reads it once.
  const frozen = new DataLoader<Version, VersionSectionRow[], string>(
    async (versions) => {
      const found = groupBy(await versionSections(q, versions), versionKey)
      return versions.map((version) => found.get(versionKey(version)) ?? [])
    },
    { cacheKeyFn: versionKey },
  )
  return {
    /** The applicant reads what stands; everybody else what was last submitted. */
    sectionsOfApplication: new DataLoader<ApplicationRow, ServedSection[], string>(
      (rows) => readSections(q, frozen, rows, viewer),
      { cacheKeyFn: ({ id, revision }) => `${id} ${revision}` },
    ),
    versionsOfApplication: new DataLoader<string, VersionRow[]>(async (ids) => grouped(ids, await versionsOf(q, ids))),
    sectionsOfVersion: {
      load: async (version: Version): Promise<ServedVersionSection[]> =>
        inFormOrder((await frozen.load(version)).map(versionSection), ({ key }) => key),
    },
    transferById: new DataLoader<string, TransferRow | null>(async (ids) => {
      const found = new Map((await transfersById(q, ids)).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id) ?? null)
    }),
    transfersOfApplication: new DataLoader<string, TransferRow[]>(async (ids) => grouped(ids, await transfersOf(q, ids))),
  }
}

type Version = Pick<VersionRow, 'applicationId' | 'number'>
const versionKey = ({ applicationId, number }: Version) => `${applicationId} ${number}`

function grouped<Row extends { applicationId: string }>(ids: readonly string[], rows: Row[]): Row[][] {
  const found = groupBy(rows, ({ applicationId }) => applicationId)
  return ids.map((id) => found.get(id) ?? [])
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

async function readSections(
  q: Queryable,
  frozen: DataLoader<Version, VersionSectionRow[], string>,
  rows: readonly ApplicationRow[],
  viewer: Viewer | null,
) {
  const isOwn = (row: ApplicationRow) => readsWhatStands(row, viewer)
  const own = rows.filter(isOwn).map(({ id }) => id)
  const others = rows.filter((row) => !isOwn(row)).map(({ id, versionNumber }) => ({ applicationId: id, number: versionNumber }))
  const [sections, attachments, frozenOnes, passed] = await Promise.all([
    own.length > 0 ? sectionsOf(q, own) : [],
    own.length > 0 ? attachmentsOf(q, own) : [],
    Promise.all(others.map((version) => frozen.load(version))),
    passedSections(
      q,
      others.map(({ applicationId }) => applicationId),
    ),
  ])
  const live = groupBy(sections, ({ applicationId }) => applicationId)
  const evidence = groupBy(attachments, ({ applicationId }) => applicationId)
  const submitted = new Map(others.map(({ applicationId }, index) => [applicationId, frozenOnes[index] ?? []]))
  return rows.map((row) =>
    isOwn(row)
      ? standingSections(row, live.get(row.id) ?? [], evidence.get(row.id) ?? [])
      : submittedSections(row, submitted.get(row.id) ?? [], passed.get(row.id) ?? []),
  )
}
