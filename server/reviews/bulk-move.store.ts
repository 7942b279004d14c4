import type { Queryable, Transaction } from '../database/database.js'
import { columns, type ApplicationRow } from '../applications/application.store.js'
import { scopeSql } from '../applications/application-scope.js'
import type { BulkAction } from '../workflow/application-facts.js'
import type { Viewer } from '../workflow/who-may.js'

export interface BulkMoveRow {
  id: string
  unitId: string
  actorId: string
  action: BulkAction
  opinion: string | null
  createdAt: Date
  finishedAt: Date | null
  total: number
  moved: number
  refused: number
}

export interface BulkItemRow {
  place: number
  applicationId: string
  revision: number
  toUnitId: string | null
  /** null: still to come. */
  moved: boolean | null
  rule: string | null
  cure: string | null
  who: string | null
}

export interface NewBulkMove {
  unitId: string
  actorId: string
  action: BulkAction
  opinion: string | null
  idempotencyKey: string
}

const bulkColumns = `b.id, b.unit_id as "unitId", b.actor_id as "actorId", b.action, b.opinion, b.created_at as "createdAt",
  b.finished_at as "finishedAt",
  (select count(*)::int from bulk_move_item i where i.bulk_id = b.id) as total,
  (select count(*)::int from bulk_move_item i where i.bulk_id = b.id and i.moved) as moved,
  (select count(*)::int from bulk_move_item i where i.bulk_id = b.id and not i.moved) as refused`

export class BulkMoveStore {
  /** Those of the applications that the viewer may see, in the order asked. */
  async visible(q: Queryable, ids: readonly string[], viewer: Viewer): Promise<ApplicationRow[]> {
    const scope = scopeSql(viewer, 2)
    return q.query<ApplicationRow & object>(
      `select ${columns} from application where id = any($1) and ${scope.where} order by array_position($1::uuid[], id)`,
      [ids, ...scope.params],
    )
  }

  /** @returns its id; undefined when this actor has asked for it under this key before */
  async create(tx: Transaction, bulk: NewBulkMove): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into bulk_move (unit_id, actor_id, action, opinion, idempotency_key) values ($1, $2, $3, $4, $5)
       on conflict on constraint bulk_move_once do nothing returning id`,
      [bulk.unitId, bulk.actorId, bulk.action, bulk.opinion, bulk.idempotencyKey],
    )
    return row?.id
  }

  async addItems(
    tx: Transaction,
    bulkId: string,
    items: readonly Pick<BulkItemRow, 'applicationId' | 'revision' | 'toUnitId'>[],
  ) {
    await tx.query(
      `insert into bulk_move_item (bulk_id, place, application_id, revision, to_unit_id)
       select $1, i.place, i."applicationId", i.revision, i."toUnitId"
       from rows from (jsonb_to_recordset($2::jsonb) as ("applicationId" uuid, revision int, "toUnitId" uuid))
         with ordinality as i("applicationId", revision, "toUnitId", place)`,
      [bulkId, JSON.stringify(items)],
    )
  }

  async byKey(q: Queryable, actorId: string, key: string): Promise<BulkMoveRow | undefined> {
    const [row] = await q.query<BulkMoveRow & object>(
      `select ${bulkColumns} from bulk_move b where b.actor_id = $1 and b.idempotency_key = $2`,
      [actorId, key],
    )
    return row
  }

  async byId(q: Queryable, id: string): Promise<BulkMoveRow | undefined> {
    const [row] = await q.query<BulkMoveRow & object>(`select ${bulkColumns} from bulk_move b where b.id = $1`, [id])
    return row
  }

  /** The latest of a unit, newest first. */
  ofUnit(q: Queryable, unitId: string): Promise<BulkMoveRow[]> {
    return q.query(`select ${bulkColumns} from bulk_move b where b.unit_id = $1 order by b.id desc limit 20`, [unitId])
  }

  items(q: Queryable, bulkId: string): Promise<BulkItemRow[]> {
    return q.query(
      `select place, application_id as "applicationId", revision, to_unit_id as "toUnitId", moved, rule, cure, who
       from bulk_move_item where bulk_id = $1 order by place`,
      [bulkId],
    )
  }

  /** What has been settled stays so. */
  async settle(
    q: Queryable,
    bulkId: string,
    { place, moved, rule, cure, who }: Omit<BulkItemRow, 'applicationId' | 'revision' | 'toUnitId'>,
  ) {
    await q.query(
      `with settled as (
         update bulk_move_item set moved = $3, rule = $4, cure = $5, who = $6 where bulk_id = $1 and place = $2 and moved is null)
       update bulk_move set touched_at = now() where id = $1`,
      [bulkId, place, moved, rule, cure, who],
    )
  }

  async finish(q: Queryable, bulkId: string): Promise<void> {
    await q.query(
      `update bulk_move set finished_at = now() where id = $1 and finished_at is null
         and not exists (select from bulk_move_item where bulk_id = $1 and moved is null)`,
      [bulkId],
    )
  }

  /** Begun, unfinished, and nobody has touched them for half a minute: their node is gone. */
  async abandoned(q: Queryable): Promise<string[]> {
    const rows = await q.query<{ id: string }>(
      `select id from bulk_move where finished_at is null and touched_at < now() - interval '30 seconds' order by touched_at`,
    )
    return rows.map(({ id }) => id)
  }
}
