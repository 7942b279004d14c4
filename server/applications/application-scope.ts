import { scopeOf, type Sight, type Viewer } from '../workflow/who-may.js'

/** A condition on the table `application` that leaves what the viewer may see. */
export interface ScopeSql {
  where: string
  params: string[]
  /** Viewers of one shape share their prepared statements. */
  shape: string
}

const submitted = 'application.version_number > 0'

// Each row knows its filing unit and those above that receive, committees' offices apart.
const keptUnder = (place: string) => `${place}::uuid = any (application.subtree_unit_ids)`

/**
 * Filed through the unit or one anywhere under it. As an array, not a join, the planner combines it with the other indexes; where
 * only a few rows are left to look at, what each knows itself is less to read than a prefecture's units, or the place of each.
 * @param place of the unit's id, such as $2
 */
export const underUnit = (place: string, fewRows: boolean): string =>
  fewRows
    ? `case when (select over.receives and over.kind <> 'COMMITTEE_OFFICE' from unit over where over.id = ${place}::uuid) then ${keptUnder(place)}
        else (select filing.path from unit filing where filing.id = application.unit_id)
          <@ (select over.path from unit over where over.id = ${place}::uuid) end`
    : `application.unit_id = any (array(select under.id from unit under
        where under.path <@ (select over.path from unit over where over.id = ${place}::uuid)))`

/** @param place of the one parameter, such as $2 */
function conditionOf(sight: Sight, place: string, fewRows: boolean): string {
  switch (sight.by) {
    case 'applicant':
      return `application.applicant_id = ${place}::uuid`
    case 'filingUnit':
      return `(application.unit_id = ${place}::uuid and ${submitted})`
    case 'holder':
      return `application.holder_unit_id = ${place}::uuid`
    case 'trail':
      return `application.trail_unit_ids @> array[${place}::uuid]`
    case 'superior':
      // Only units that receive have this sight.
      return `(${fewRows ? keptUnder(place) : underUnit(place, false)} and ${submitted})`
    case 'regionOffice':
      return submitted
    case 'panel':
      return `application.id = any (array(select judged.application_id from meeting_member seat
        join meeting on meeting.id = seat.meeting_id and meeting.stage in ('SUMMONED', 'VOTING')
        join meeting_case judged on judged.meeting_id = meeting.id
        where seat.account_id = ${place}::uuid and seat.replaced_at is null))`
  }
}

/**
 * What `workflow/who-may.ts` says, as SQL; the same for the list and the single record. Source: S13, S55.
 * @param first number of the first parameter
 * @param fewRows something else has narrowed the list to what a few people have filed
 */
export function scopeSql(viewer: Viewer, first: number, fewRows = false): ScopeSql {
  const params: string[] = []
  const conditions = scopeOf(viewer).map((sight) => {
    const id = 'accountId' in sight ? sight.accountId : 'unitId' in sight ? sight.unitId : undefined
    if (id !== undefined) params.push(id)
    return conditionOf(sight, `$${first + params.length - 1}`, fewRows)
  })
  const shape = scopeOf(viewer)
    .map(({ by }) => by)
    .join('+')
  return { where: `(${conditions.join(' or ')})`, params, shape }
}
