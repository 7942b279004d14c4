import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { foldInboxes, inboxDifferences } from '../../server/reviews/inbox-count.js'
import { fold } from '../../server/statistics/tally-sql.js'

export const steps = ['tree', 'people', 'applications', 'content', 'desks', 'peer'] as const
type Step = (typeof steps)[number]

export const textOf = (step: Step): Promise<string> =>
  readFile(fileURLToPath(new URL(`load/${step}.sql`, import.meta.url)), 'utf8')

/** How much of a region there is; the seeds are fixed, so that the same size always gives the same rows. */
export interface Amount {
  applications: number
  units: number
  /** Units directly under a county bureau; the others are their departments. */
  houses: number
}

type Around = (step: string, work: () => Promise<unknown>) => Promise<void>
const plainly: Around = async (_step, work) => void (await work())

/** Pours a region into a migrated database with its reference data. The connection has to let the triggers sleep. */
export async function pour(client: pg.Client, amount: Amount, around: Around = plainly): Promise<void> {
  const places = { ':people': amount.applications / 5, ':units': amount.units, ':houses': amount.houses }
  for (const step of steps) {
    const text = Object.entries(places).reduce((sql, [place, value]) => sql.replaceAll(place, String(value)), await textOf(step))
    await around(step, () => client.query(text))
  }
}

/** The counts that the sleeping triggers have not kept. */
export async function rollUp(client: pg.Client): Promise<void> {
  const columns =
    'subtree, passed, campaign_id, series_code, level_code, way_code, status, step, sex, age_band, division_code, n, ms'
  await client.query(`insert into tally_delta (${columns}) select ${columns} from tally_fact`)
  await client.query(fold)
  await client.query(`insert into inbox_delta (unit_id, series_code, level_code, n)
    select unit_id, series_code, level_code, -n from (${inboxDifferences}) d`)
  await client.query(foldInboxes)
}
