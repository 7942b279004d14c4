import type { Life } from './life.js'
import type { Observation } from './observation.js'

/** The first thing in which the database is not as the model believes; undefined when they agree. */
export function disagreement(life: Life, seen: Observation): string | undefined {
  const { place } = seen
  const believed = {
    status: life.status,
    holder: life.holder,
    handling: life.handling,
    cameFrom: life.cameFrom,
    itemised: life.itemised,
    revision: life.revision,
    version: life.version,
    trail: life.trail.toSorted(),
    hops: life.hops.map(({ action, from, to, actor, behalf, key }) => ({ action, from, to, actor, behalf, key })),
    summary: life.summary.revision,
    draft: life.draft && life.holder,
  }
  const found = {
    status: place.status,
    holder: place.holder,
    handling: place.handlingSince !== null,
    cameFrom: place.cameFrom,
    itemised: seen.itemised,
    revision: seen.revision,
    version: seen.version,
    trail: seen.trail.toSorted(),
    hops: seen.transfers.map(({ action, from, to, actor, behalf, key }) => ({ action, from, to, actor, behalf, key })),
    summary: seen.sections.summary?.revision,
    draft: openForm(seen)?.unit ?? null,
  }
  for (const [key, value] of Object.entries(believed)) {
    const other = found[key as keyof typeof found]
    if (JSON.stringify(value) !== JSON.stringify(other))
      return `${key}: the rules say ${JSON.stringify(value)}, the database ${JSON.stringify(other)}`
  }
  const last = life.last === null ? null : seen.transfers[life.last]?.id
  if (last !== place.lastTransfer) return `last hop: ${last} is not ${place.lastTransfer}`
  const items = openForm(seen)?.items ?? {}
  const verdict = Object.entries(life.draft?.items ?? {}).find(([key, given]) => items[key]?.verdict !== given)
  return verdict && `verdict on ${verdict[0]}: the rules say ${verdict[1]}, the database ${items[verdict[0]]?.verdict}`
}

/** The holder's; one left behind at a unit that was closed, or with an application that ended, is nobody's. */
export const openForm = ({ forms, place }: Observation) => forms.find(({ open, unit }) => open && unit === place.holder)

/** Takes over what only the database knows: which verdicts were carried into a new draft, and what a return has locked. */
export function informed(life: Life, seen: Observation): Life {
  const form = openForm(seen)
  const standing = Object.entries(form?.items ?? {}).filter(([key, { hash }]) => seen.sections[key]?.hash === hash)
  return {
    ...lockedAs(life, seen),
    draft: form ? { items: Object.fromEntries(standing.map(([key, { verdict }]) => [key, verdict])), signed: form.signed } : null,
  }
}

export const lockedAs = (life: Life, seen: Observation): Life => ({
  ...life,
  summary: { ...life.summary, locked: seen.sections.summary?.locked ?? false },
})
