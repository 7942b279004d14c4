import type { StoredFileRow } from '../files/stored-file.store.js'
import type { Transaction } from './database.js'
import type { DemoApplication } from './demo-applications.js'
import { insertRows } from './demo-insert.js'
import { reviewsItemised } from './demo-routes.js'
import { sectionsOf } from './demo-sections.js'
import type { Sheet } from './demo-story.js'

interface Written {
  application: DemoApplication
  sheet: Sheet
  /** How many sheets the unit has had before for this application. */
  round: number
}

/** The 审批单 round by round, since a unit has one draft at a time and a dispatched sheet never changes; then the hops and the states. */
export async function writeTravels(
  tx: Transaction,
  applications: readonly DemoApplication[],
  scan: StoredFileRow,
): Promise<void> {
  const sheets = applications.flatMap((application) =>
    application.story.sheets.map((sheet, index, all): Written => {
      const round = all.slice(0, index).filter((earlier) => earlier.unitId === sheet.unitId).length
      return { application, sheet, round }
    }),
  )
  const most = Math.max(...sheets.map(({ round }) => round))
  for (let round = 0; round <= most; round++) {
    await writeSheets(
      tx,
      sheets.filter((sheet) => sheet.round === round),
      scan,
    )
  }
  await insertRows(tx, 'transfer', applications.flatMap(transferRows))
  await tx.query(
    `update section set locked = true from jsonb_populate_recordset(null::section, $1::jsonb) passed
     where section.application_id = passed.application_id and section.key = passed.key`,
    [JSON.stringify(applications.flatMap(passedSections))],
  )
  await tx.query(
    `update application set status = place.status, holder_unit_id = place.holder_unit_id, holder_since = place.holder_since,
       handling_started_at = place.handling_started_at, handler_id = place.handler_id, came_from_unit_id = place.came_from_unit_id,
       last_transfer_id = place.last_transfer_id, trail_unit_ids = place.trail_unit_ids, self_administered = place.self_administered, itemised = place.itemised,
       urged_at = place.urged_at, revision = place.revision, version_number = place.version_number,
       submitted_at = place.submitted_at, updated_at = place.updated_at
     from jsonb_populate_recordset(null::application, $1::jsonb) place where application.id = place.id`,
    [JSON.stringify(applications.map(stateRow))],
  )
}

async function writeSheets(tx: Transaction, written: readonly Written[], scan: StoredFileRow): Promise<void> {
  await insertRows(
    tx,
    'approval_form',
    written.map(({ application, sheet }) => ({
      id: sheet.id,
      application_id: application.id,
      unit_id: sheet.unitId,
      reviewer_id: sheet.reviewer.id,
      reviewer_name: sheet.reviewer.person.name,
      version_number: sheet.versionNumber,
      recommendation: sheet.recommendation,
      signed_name: sheet.signedOn && sheet.reviewer.person.name,
      signed_on: sheet.signedOn,
      saved_at: sheet.savedAt,
    })),
  )
  await insertRows(
    tx,
    'approval_item',
    written.flatMap(({ application, sheet }) => itemRows(application, sheet, scan)),
  )
  await tx.query(
    `update approval_form set dispatched_at = sent.dispatched_at, dispatch_action = sent.dispatch_action
     from jsonb_populate_recordset(null::approval_form, $1::jsonb) sent where approval_form.id = sent.id`,
    [
      JSON.stringify(
        written
          .filter(({ sheet }) => sheet.dispatchedAt)
          .map(({ sheet }) => ({ id: sheet.id, dispatched_at: sheet.dispatchedAt, dispatch_action: sheet.dispatchAction })),
      ),
    ],
  )
}

function itemRows(application: DemoApplication, sheet: Sheet, scan: StoredFileRow) {
  const hashes = new Map(sectionsOf(application, sheet.versionNumber, scan).map(({ key, contentHash }) => [key, contentHash]))
  return [...sheet.items].map(([key, { verdict, comment }]) => {
    const judged = verdict === null ? null : verdict === 'YES'
    return {
      form_id: sheet.id,
      section_key: key,
      verdict,
      comment,
      authentic: judged === null ? null : true,
      complete: judged,
      valid: judged,
      content_hash: hashes.get(key),
    }
  })
}

const transferRows = ({ id, story }: DemoApplication) =>
  story.hops.map((hop) => ({
    id: hop.id,
    application_id: id,
    seq: hop.seq,
    action: hop.action,
    from_unit_id: hop.fromUnitId,
    to_unit_id: hop.toUnitId,
    actor_id: hop.actor.id,
    actor_name: hop.actor.person.name,
    at: hop.at,
    opinion: hop.opinion,
    version_number: hop.versionNumber,
    form_id: hop.formId,
    idempotency_key: `demo-${hop.id}`,
    before: hop.before,
  }))

/** Closed to the applicant since the last return. Source: S40. */
function passedSections({ id, unitId, story }: DemoApplication) {
  const returned = story.hops.findLast(({ action }) => action === 'returnToApplicant')
  const sheet = story.sheets.find((each) => each.id === returned?.formId)
  if (!sheet || !reviewsItemised(unitId)) return []
  return [...sheet.items].filter(([, { verdict }]) => verdict === 'YES').map(([key]) => ({ application_id: id, key }))
}

function stateRow({ id, unitId, createdAt, selfAdministered, story }: DemoApplication) {
  const { place, versions } = story
  return {
    id,
    status: place.status,
    holder_unit_id: place.holderUnitId,
    holder_since: place.holderSince,
    handling_started_at: place.handlingStartedAt,
    handler_id: place.handlerId,
    came_from_unit_id: place.cameFromUnitId,
    last_transfer_id: place.lastTransferId,
    trail_unit_ids: story.trail,
    self_administered: selfAdministered,
    itemised: versions.length > 0 && reviewsItemised(unitId),
    urged_at: story.urgedAt,
    revision: story.revision,
    version_number: versions.length,
    submitted_at: versions.at(-1) ?? null,
    updated_at: story.acts.at(-1)?.at ?? createdAt,
  }
}
