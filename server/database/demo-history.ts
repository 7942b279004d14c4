import { firstHash, linkHash } from '../audit/chain.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import type { Transaction } from './database.js'
import type { DemoApplication } from './demo-applications.js'
import { evidenceOf } from './demo-dossiers.js'
import { hoursAfter, idAt } from './demo-ids.js'
import { insertRows } from './demo-insert.js'
import { sectionsOf } from './demo-sections.js'
import type { Act, Told } from './demo-story.js'
import type { UnitHistory } from './demo-unit-rows.js'

/** One subject of the audit trail with what was done to it. */
interface Chain {
  subject: string
  acts: readonly Act[]
}

/** What the applicant did before and between the submissions: hashes of the content, never the content. */
function writingActs(application: DemoApplication, scan: StoredFileRow): Act[] {
  const { applicant, createdAt, story, campaignId, seriesCode, levelCode, titleId, wayCode } = application
  const act = (at: Date, action: string, detail: Record<string, unknown>): Act => ({ at, actorId: applicant.id, action, detail })
  const acts = [act(createdAt, 'startApplication', { campaignId, seriesCode, levelCode, titleId, wayCode })]
  const touched = sectionsOf(application, 1, scan).filter((section) => section.touched)
  touched.forEach(({ key: section, untouchedHash, hashWithoutFiles, contentHash, attached }, number) => {
    const at = hoursAfter(createdAt, 0.5 + number / 3)
    acts.push(act(at, 'saveSection', { section, before: untouchedHash, after: hashWithoutFiles }))
    const file = { fileId: evidenceOf(application, scan).file.id, sha256: scan.sha256 }
    if (attached)
      acts.push(
        act(hoursAfter(createdAt, 20), 'attachEvidence', { section, before: hashWithoutFiles, after: contentHash, ...file }),
      )
  })
  story.versions.slice(1).forEach((handedIn, index) => {
    const before = new Map(sectionsOf(application, index + 1, scan).map(({ key, contentHash }) => [key, contentHash]))
    for (const { key, contentHash } of sectionsOf(application, index + 2, scan)) {
      const detail = { section: key, before: before.get(key), after: contentHash }
      if (detail.before !== contentHash) acts.push(act(hoursAfter(handedIn, -1), 'saveSection', detail))
    }
  })
  return acts
}

/** Every act in its subject's hash chain, in the order of time. */
export async function writeAudit(
  tx: Transaction,
  applications: readonly DemoApplication[],
  units: readonly UnitHistory[],
  scan: StoredFileRow,
): Promise<void> {
  const chains: Chain[] = [
    ...applications.map((application) => ({
      subject: `application:${application.id}`,
      acts: [...writingActs(application, scan), ...application.story.acts],
    })),
    ...units.map(({ id, acts }) => ({ subject: `unit:${id}`, acts })),
  ]
  const links = chains.flatMap(linked).sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq)
  await insertRows(
    tx,
    'audit_entry',
    links.map(({ actorId, previousHash, ...link }) => ({ ...link, actor_id: actorId, previous_hash: previousHash })),
  )
}

function linked({ subject, acts }: Chain) {
  let previousHash = firstHash
  return [...acts]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, actorId, action, detail }, index) => {
      const link = { subject, seq: index + 1, actorId, action, detail, at: at.toISOString(), previousHash }
      const hash = linkHash(link)
      previousHash = hash
      return { ...link, hash }
    })
}

/** What is older than this has been read. */
const unreadHours = 72

export async function writeNotifications(
  tx: Transaction,
  applications: readonly DemoApplication[],
  units: readonly UnitHistory[],
  now: Date,
): Promise<void> {
  const row = (
    key: string,
    { at, to, kind }: Omit<Told, 'unitName'>,
    params: object,
    about: { application?: string; unit?: string },
  ) => ({
    id: idAt(at, `news:${key}`),
    unit_id: 'unitId' in to ? to.unitId : null,
    account_id: 'accountId' in to ? to.accountId : null,
    kind,
    params,
    application_id: about.application ?? null,
    about_unit_id: about.unit ?? null,
    created_at: at,
    read_at: at < hoursAfter(now, -unreadHours) ? hoursAfter(at, 20) : null,
  })
  await insertRows(tx, 'notification', [
    ...applications.flatMap(({ id, applicant, story }) =>
      story.told.map((told, index) =>
        row(`${id}:${index}`, told, { applicantName: applicant.person.name, unitName: told.unitName }, { application: id }),
      ),
    ),
    ...units.map(({ id, name, news }) => row(id, { ...news, to: { unitId: news.to } }, { unitName: name }, { unit: id })),
  ])
}
