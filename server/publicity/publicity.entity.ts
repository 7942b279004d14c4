import { defineEntity, p } from '@mikro-orm/core'

/** 公示: a unit posts some of its applicants at a place for a number of working days. */
export const PublicityEntity = defineEntity({
  name: 'Publicity',
  tableName: 'publicity',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    place: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    workingDays: p.integer(),
    openedBy: p.uuid(),
    openedByName: p.text(),
    openedAt: p.datetime(3).defaultRaw('now()'),
    closedBy: p.uuid().nullable(),
    closedByName: p.text().nullable(),
    closedAt: p.datetime(3).nullable(),
    conclusion: p.text().nullable(),
  },
})
