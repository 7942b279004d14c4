import type { Statement } from '../database/database.js'
import type { UnitChange, UnitRow } from '../units/unit.store.js'
import { columns, type ApplicationRow } from './application.store.js'
import type { Beside } from './beside.js'
import { inFormOrder } from '../workflow/section-rules.js'
import type { Parts } from './list-parts.js'
import type { TransferRow } from './transfer.store.js'

/** What the statement of a list adds to a row of applications; nulls where there is nothing to join. */
interface Around {
  applicantName: string
  unitName: string
  unitPath: string
  unitStatus: UnitRow['status']
  unitChange: UnitChange | null
  reviewerUnitId: string | null
  parentId: string | null
  parentName: string | null
  holderName: string
  holderKind: UnitRow['kind']
  handlerName: string | null
  hopSeq: number
  hopAction: TransferRow['action']
  hopFromId: string | null
  hopFromName: string
  hopToId: string | null
  hopActor: string
  hopOnBehalfOf: string | null
  hopAt: Date
  hopOpinion: string | null
  hopVersion: number
}

// Plain columns: to make JSON of them would cost PostgreSQL more than all these joins.
const people = `p.person_name as "applicantName", u.name as "unitName", u.path::text as "unitPath", u.status as "unitStatus",
  u.change as "unitChange", u.reviewer_unit_id as "reviewerUnitId", u.parent_id as "parentId", above.name as "parentName"`
const peopleJoins = `join account p on p.id = application.applicant_id
  join unit u on u.id = application.unit_id left join unit above on above.id = u.parent_id`
const around = `${people}, holder.name as "holderName", holder.kind as "holderKind", handler.person_name as "handlerName",
  hop.seq as "hopSeq", hop.action as "hopAction", hop.from_unit_id as "hopFromId", sender.name as "hopFromName",
  hop.to_unit_id as "hopToId", hop.actor_name as "hopActor", hop.on_behalf_of_name as "hopOnBehalfOf", hop.at as "hopAt",
  hop.opinion as "hopOpinion", hop.version_number as "hopVersion"`
const joins = `${peopleJoins}
  left join unit holder on holder.id = application.holder_unit_id left join account handler on handler.id = application.handler_id
  left join transfer hop on hop.id = application.last_transfer_id left join unit sender on sender.id = hop.from_unit_id`

/** A dispatched 审批单 as lists show it. */
export interface Sheet {
  id: string
  unitId: string
  unit: { id: string; name: string }
  items: { sectionKey: string; verdict: 'YES' | 'NO' | null }[]
}
type PackedSheet = [id: string, unitId: string, unitName: string, verdicts: Record<string, 'YES' | 'NO' | null> | null]

const sheets = `(select json_agg(json_build_array(f.id, f.unit_id, reviewer.name,
      (select json_object_agg(i.section_key, i.verdict) from approval_item i where i.form_id = f.id)) order by f.saved_at, f.id)
    from approval_form f join unit reviewer on reviewer.id = f.unit_id
    where f.application_id = application.id and f.dispatched_at is not null) as sheets`

/** A row of a list, of which `listed` makes an application with what stands beside it. */
export type ListRow = ApplicationRow & Partial<Around> & { sheets?: PackedSheet[] | null }

/** What `listed` sets beside a row. */
export type ListedBeside = Beside & { sheets?: Sheet[] }

type Shape = 'bare' | 'people' | 'around' | 'sheets'
const shapes: Record<Shape, { beside: string; join: string }> = {
  bare: { beside: '', join: '' },
  people: { beside: `, ${people}`, join: peopleJoins },
  around: { beside: `, ${around}`, join: joins },
  sheets: { beside: `, ${around}, ${sheets}`, join: joins },
}

/** The least that has all these parts. */
function shapeOf(parts: Parts): Shape {
  if (parts.has('sheets')) return 'sheets'
  if (parts.has('holderUnit') || parts.has('lastTransfer')) return 'around'
  return parts.size > 0 ? 'people' : 'bare'
}

/**
 * One statement for a page of applications: alone, with its people and their units beside it, with its holder and last hop too, or
 * with the sheets as well.
 * @param page selects `application.*` and whatever the order needs
 * @param order of the page, in the columns of `page`
 * @param more columns besides, such as a count
 */
export function listStatement(name: string, page: string, order: string, parts: Parts, more = ''): Statement {
  const shape = shapeOf(parts)
  const { beside, join } = shapes[shape]
  return {
    name: `${name}:${shape}`,
    text: `select ${columns}${more}${beside} from (${page}) application ${join} order by ${order}`,
  }
}

/** Sets beside each row the parts that were read for it. */
export function listed<Row extends ListRow>(rows: Row[], parts: Parts): (Row & { beside?: ListedBeside })[] {
  if (parts.size > 0) for (const row of rows) row.beside = besideOf(row as Row & Around, parts)
  return rows
}

function besideOf(row: ListRow & Around, parts: Parts): ListedBeside {
  // Without its column it is left to the loader.
  const beside: ListedBeside = { handler: row.handlerName }
  if (parts.has('applicant')) beside.applicant = { id: row.applicantId, personName: row.applicantName }
  if (parts.has('unit')) {
    beside.unit = {
      id: row.unitId,
      name: row.unitName,
      path: row.unitPath,
      status: row.unitStatus,
      change: row.unitChange,
      reviewerUnitId: row.reviewerUnitId,
      parentId: row.parentId,
      parent: row.parentId === null ? null : { id: row.parentId, name: row.parentName ?? '' },
    }
  }
  if (parts.has('holderUnit')) {
    const { holderUnitId: id, holderName: name, holderKind: kind } = row
    beside.holderUnit = id === null ? null : { id, name, kind }
  }
  if (parts.has('lastTransfer')) beside.lastTransfer = row.lastTransferId === null ? null : hopOf(row, row.lastTransferId, parts)
  if (parts.has('sheets')) beside.sheets = (row.sheets ?? []).map(unpacked)
  return beside
}

function hopOf(row: ListRow & Around, id: string, parts: Parts): TransferRow {
  return {
    id,
    applicationId: row.id,
    seq: row.hopSeq,
    action: row.hopAction,
    fromUnitId: row.hopFromId,
    toUnitId: row.hopToId,
    actorName: row.hopActor,
    onBehalfOfName: row.hopOnBehalfOf,
    at: row.hopAt,
    opinion: row.hopOpinion,
    versionNumber: row.hopVersion,
    ...(parts.has('sender') && { from: row.hopFromId === null ? null : { id: row.hopFromId, name: row.hopFromName } }),
  }
}

/** The items in the order of the form. */
const unpacked = ([id, unitId, name, verdicts]: PackedSheet): Sheet => ({
  id,
  unitId,
  unit: { id: unitId, name },
  items: inFormOrder(Object.entries(verdicts ?? {}), ([key]) => key).map(([sectionKey, verdict]) => ({ sectionKey, verdict })),
})
