import DataLoader from 'dataloader'
import type { Queryable } from '../database/database.js'
import { attemptsOf, type AttemptRow } from './webhook-delivery.store.js'

/** The attempts of deliveries, in one statement a request. */
export const attemptsLoader = (q: Queryable) =>
  new DataLoader<string, AttemptRow[]>(async (ids) => {
    const groups = Map.groupBy(await attemptsOf(q, ids), ({ deliveryId }) => deliveryId)
    return ids.map((id) => groups.get(id) ?? [])
  })
