import type { World } from '../support/world.js'

/** Lets the campaigns of one year be open for filing, and no other. */
export const openOnly = (world: World, year: number) =>
  world.rows(
    `update campaign set filing_closes_at = case when year = $1 then now() + interval '1 day' else now() - interval '1 day' end`,
    [year],
  )
