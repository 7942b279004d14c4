import type { Queryable } from '../database/database.js'
import { receiverIsFixed, refuseReceiver } from '../workflow/routing.js'
import type { UnitFacts } from '../workflow/unit-facts.js'
import type { UnitProfile } from '../workflow/unit-profile.js'
import type { UnitCircumstances } from '../workflow/unit-workflow.js'
import type { Viewer } from '../workflow/who-may.js'
import { unitParts, type LinkRow } from './unit-parts.store.js'
import type { UnitRow, UnitStore } from './unit.store.js'

const hour = 3_600_000

/** The facts as they will be once a change on its way is passed. */
export const intended = (unit: UnitFacts, row: Pick<UnitRow, 'change'>): UnitFacts =>
  row.change ? { ...unit, level: row.change.facts.level, divisionCode: row.change.facts.divisionCode } : unit

/** While facts change, one receiver that fits the new ones is enough; otherwise the default has to fit. */
function receiverOf(
  unit: UnitFacts,
  row: UnitRow,
  links: readonly LinkRow[],
  facts: Map<string, UnitFacts>,
): UnitProfile['receiver'] {
  if (receiverIsFixed(unit)) return 'FIXED'
  if (!links.some(({ isDefault }) => isDefault)) return 'NONE'
  const asked = row.change ? links : links.filter(({ isDefault }) => isDefault)
  const fits = asked.some(({ receiverId }) => {
    const receiver = facts.get(receiverId)
    return receiver && !refuseReceiver(intended(unit, row), receiver)
  })
  return fits ? 'CHOSEN' : 'MISFIT'
}

/** In which of these units the person behind an account has a login, by the blind index of the ID number. */
async function unitsOfPerson(q: Queryable, accountId: string, unitIds: readonly string[]): Promise<Set<string>> {
  const rows = await q.query<{ unitId: string }>(
    `select other.unit_id as "unitId" from account mine join account other on other.id_hash = mine.id_hash
     where mine.id = $1 and other.unit_id = any($2) and other.revoked_at is null`,
    [accountId, unitIds],
  )
  return new Set(rows.map(({ unitId }) => unitId))
}

/** Gathers what the rules ask about each unit, in four statements however many there are. */
export async function unitCircumstances(
  q: Queryable,
  store: UnitStore,
  rows: readonly UnitRow[],
  viewer: Viewer | null,
): Promise<Map<string, UnitCircumstances>> {
  const ids = rows.map(({ id }) => id)
  const links = await unitParts.links(q, ids)
  const documents = await unitParts.documents(q, ids)
  const facts = await store.facts(q, [...new Set([...ids, ...links.map(({ receiverId }) => receiverId)])])
  const belongsTo = viewer ? await unitsOfPerson(q, viewer.accountId, ids) : new Set<string>()
  const entries = rows.flatMap((row): [string, UnitCircumstances][] => {
    const unit = facts.get(row.id)
    if (!unit) return []
    const own = links.filter(({ unitId }) => unitId === row.id)
    const profile: UnitProfile = {
      ...row,
      ...row.change?.facts,
      documents: documents.filter(({ unitId }) => unitId === row.id).map(({ kind }) => kind),
      receiver: receiverOf(unit, row, own, facts),
    }
    const { status, reviewerUnitId, urgedAt } = row
    const hoursSinceUrged = urgedAt && (Date.now() - urgedAt.getTime()) / hour
    const changeStatus = row.change?.status ?? null
    const viewerBelongs = belongsTo.has(row.id)
    return [
      [row.id, { unit, status, changeStatus, reviewerUnitId, profile, linkCount: own.length, hoursSinceUrged, viewerBelongs }],
    ]
  })
  return new Map(entries)
}
