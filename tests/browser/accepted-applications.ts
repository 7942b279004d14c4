import { teachersCommittee } from '../journeys/places.js'
import type { World } from '../support/world.js'

/** Login names of a panel's worth of experts. */
export const experts = ['zhuanjia1', 'zhuanjia2', 'zhuanjia3', 'zhuanjia4', 'zhuanjia5']

/** Puts the experts into the pool of the teachers' committee. */
export async function poolOf(world: World): Promise<void> {
  await world.rows(
    `insert into expert (committee_id, account_id, specialty, added_by)
     select k.id, a.id, '小学教育', a.id from committee k join unit office on office.id = k.unit_id, account a
     where office.name = $1 and a.login_name = any ($2)`,
    [teachersCommittee, experts],
  )
}

/** Applications that the committee's office has accepted; each is somebody else's as far as one filing a year is asked. */
export async function acceptedApplications(
  world: World,
  { school, applicant, count }: { school: string; applicant: string; count: number },
): Promise<void> {
  await world.rows(
    `insert into application (applicant_id, person_hash, unit_id, campaign_id, series_code, level_code, title_id, way_code, status,
       holder_unit_id, trail_unit_ids, version_number, submitted_at)
     select (select id from account where login_name = $4), uuid_send(uuidv7()), filing.id, c.id, t.series_code, t.level_code, t.id,
       'REVIEW', 'ACCEPTED', k.unit_id, array[filing.id, k.unit_id], 1, now()
     from generate_series(1, $3) n, (select * from campaign order by year desc limit 1) c, unit filing,
       committee k join unit office on office.id = k.unit_id,
       lateral (select * from title where series_code = any (k.series_codes) and level_code = any (k.level_codes) order by id limit 1) t
     where filing.name = $1 and office.name = $2`,
    [school, teachersCommittee, count, applicant],
  )
}
