import DataLoader from 'dataloader'
import type { Database } from '../database/database.js'
import type { ApprovalFormRow, ApprovalFormStore, ApprovalItemRow } from './approval-form.store.js'

/** Rows by the id each belongs to, in the order of the ids. */
const grouped = <Row>(ids: readonly string[], rows: Row[], idOf: (row: Row) => string): Row[][] => {
  const groups = new Map(ids.map((id) => [id, [] as Row[]]))
  for (const row of rows) groups.get(idOf(row))?.push(row)
  return ids.map((id) => groups.get(id) ?? [])
}

/** Forms and items of one request. */
export function approvalFormLoaders(db: Database, forms: ApprovalFormStore) {
  return {
    /** All forms of an application, drafts included. */
    formsOfApplication: new DataLoader<string, ApprovalFormRow[]>(async (ids) =>
      grouped(ids, await forms.ofApplications(db, ids), (form) => form.applicationId),
    ),
    itemsOfForm: new DataLoader<string, ApprovalItemRow[]>(async (ids) =>
      grouped(ids, await forms.itemsOf(db, ids), (item) => item.formId),
    ),
  }
}
