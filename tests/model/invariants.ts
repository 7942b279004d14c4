import { firstHash, linkHash } from '../../server/audit/chain.js'
import type { Database } from '../../server/database/database.js'
import { openForm } from './agreement.js'
import type { Observation } from './observation.js'

/** Where the application was before each hop, by transfer. */
export type Places = Map<string, Observation['place']>

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What must hold between two looks at one application, whatever was done in between.
 * @param tried the acts of the step
 * @returns everything that is broken
 */
export function broken(before: Observation, after: Observation, tried: readonly string[], places: Places): string[] {
  const fresh = after.transfers.slice(before.transfers.length)
  const faults: string[] = []
  const hold = (fault: string, holds: boolean) => void (holds || faults.push(fault))

  const { status, holder } = after.place
  hold('exactly one has it', (holder === null) === ['DRAFT', 'RETURNED', 'ENDED'].includes(status))
  hold(
    'transfers are continuous',
    after.transfers.every(({ seq, from }, at) => seq === at + 1 && from === (after.transfers[at - 1]?.to ?? null)),
  )
  hold('the last transfer leads to the holder', (after.transfers.at(-1)?.to ?? null) === holder)
  hold('history stays', same(after.transfers.slice(0, before.transfers.length), before.transfers))
  hold(
    'versions are immutable',
    Object.entries(before.versions).every(([number, digest]) => after.versions[number] === digest),
  )
  hold('a version for each submission', Object.keys(after.versions).length === after.version)
  const leftBehind = fresh.some(({ action }) => action === 'endApplication' || action === 'passToSuperior')
  hold(
    'one draft, the holder’s',
    leftBehind ||
      after.forms.filter(({ open }) => open).every(({ unit }) => unit === holder && after.place.handlingSince !== null),
  )
  hold('a change of place is audited', after.revision === before.revision || after.audited > before.audited)

  // A recall opens the form again, so that a saving of the same instant may come after it; the verdicts are then compared with the rules.
  const savedToo = tried.includes('recall') && tried.includes('saveApprovalForm')
  const keys = Object.keys(after.sections)
  const changed = keys.filter((key) => before.sections[key]?.hash !== after.sections[key]?.hash)
  const writes = tried.includes('saveSection') || tried.includes('attachEvidence')
  hold('only the applicant’s saving changes content', changed.length === 0 || writes)
  hold('locked sections are unchanged', fresh.length > 0 || changed.every((key) => !before.sections[key]?.locked))
  hold('nothing is locked without itemised review', after.itemised || keys.every((key) => !after.sections[key]?.locked))
  for (const form of before.forms.filter(({ open }) => !open)) {
    const now = after.forms.find(({ id }) => id === form.id)
    hold('a dispatched form never changes', same(now?.items, form.items) || (now?.open === true && savedToo))
  }
  for (const hop of fresh) {
    if (hop === fresh.at(-1) && (hop.action === 'recall' || hop.action === 'withdrawApplication'))
      faults.push(...notRestored(before, after, places, savedToo))
    if (hop.action === 'returnToApplicant') faults.push(...wronglyLocked(after, hop.form))
  }
  if (tried.includes('startHandling') && !tried.includes('saveApprovalForm')) faults.push(...forgottenVerdicts(before, after))
  return faults
}

/** Source: S45; holder, status, desk, handler and draft, to the millisecond. */
function notRestored(before: Observation, after: Observation, places: Places, savedToo: boolean): string[] {
  const undone = before.transfers.find(({ id }) => id === before.place.lastTransfer)
  const place = undone && places.get(undone.id)
  if (!same(place, after.place))
    return [`a recall restores exactly: ${JSON.stringify(place)} is not ${JSON.stringify(after.place)}`]
  const draft = openForm(after)
  const sent = before.forms.find(({ id }) => id === undone?.form)
  return same(draft?.id, sent?.id) && (savedToo || same(draft?.items, sent?.items)) ? [] : ['a recall restores the draft']
}

/** Source: S40; 是 on the content that stands is locked, 否 is open. */
function wronglyLocked(after: Observation, formId: string | null): string[] {
  const items = Object.entries(after.forms.find(({ id }) => id === formId)?.items ?? {})
  return items.flatMap(([key, { verdict, hash }]) => {
    const section = after.sections[key]
    if (!after.itemised || section?.hash !== hash || verdict === null) return []
    return section.locked === (verdict === 'YES') ? [] : [`${key} is judged ${verdict} and ${section.locked ? 'locked' : 'open'}`]
  })
}

/** Source: S41; what a unit has judged stands while the content stands. */
function forgottenVerdicts(before: Observation, after: Observation): string[] {
  const draft = openForm(after)
  const opened = draft && !before.forms.some(({ id }) => id === draft.id)
  const earlier = before.forms.findLast(({ unit }) => unit === draft?.unit)
  if (!opened || !earlier) return []
  return Object.entries(earlier.items)
    .filter(
      ([key, { verdict, hash }]) =>
        verdict !== null && after.sections[key]?.hash === hash && draft.items[key]?.verdict !== verdict,
    )
    .map(([key, { verdict }]) => `the ${verdict} on ${key} is forgotten`)
}

/** Source: B12; every entry carries the hash of the one before it, and its own is true. */
export async function brokenChain(db: Database, applicationId: string): Promise<string[]> {
  const subject = `application:${applicationId}`
  const entries = await db.query<{
    seq: number
    actorId: string
    action: string
    detail: object
    at: Date
    previousHash: string
    hash: string
  }>(
    `select seq, actor_id as "actorId", action, detail, at, previous_hash as "previousHash", hash from audit_entry where subject = $1 order by seq`,
    [subject],
  )
  return entries.flatMap(({ hash, at, ...entry }, index) => {
    const linked = entry.seq === index + 1 && entry.previousHash === (entries[index - 1]?.hash ?? firstHash)
    return linked && hash === linkHash({ subject, ...entry, at: at.toISOString() })
      ? []
      : [`audit entry ${entry.seq} is not true`]
  })
}
