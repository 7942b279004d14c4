import { among } from '../database/among.js'
import type { Queryable } from '../database/database.js'
import type { UnitName } from '../units/unit.store.js'
import type { ApplicationAction } from '../workflow/application-facts.js'

/** One hop as it is shown. */
export interface TransferRow {
  id: string
  applicationId: string
  seq: number
  action: ApplicationAction
  /** null: from the applicant. */
  fromUnitId: string | null
  /** null: to the applicant, or to nobody once it has been accepted. */
  toUnitId: string | null
  actorName: string
  /** The absent colleague in whose place it was done; null: in one's own right. */
  onBehalfOfName: string | null
  at: Date
  opinion: string | null
  versionNumber: number
  /** The two units, when they were read along. */
  from?: UnitName | null
  to?: UnitName | null
}

const columns = `id, application_id as "applicationId", seq, action, from_unit_id as "fromUnitId", to_unit_id as "toUnitId",
  actor_name as "actorName", on_behalf_of_name as "onBehalfOfName", at, opinion, version_number as "versionNumber"`

/** 流转记录, oldest first. */
export async function transfersOf(q: Queryable, applicationIds: readonly string[]): Promise<TransferRow[]> {
  return q.query<TransferRow & object>(
    { name: 'transfers-of', text: `select ${columns} from transfer where application_id = ${among('$1')} order by seq` },
    [applicationIds],
  )
}

export async function transfersById(q: Queryable, ids: readonly string[]): Promise<TransferRow[]> {
  return q.query<TransferRow & object>({ name: 'transfers', text: `select ${columns} from transfer where id = ${among('$1')}` }, [
    ids,
  ])
}
