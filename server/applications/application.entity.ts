import { defineEntity, p } from '@mikro-orm/core'
import type { ApplicationStatus } from '../workflow/application-facts.js'
import type { AgeBand, Sex } from '../workflow/person-class.js'

/** 申请书: one person's declaration for one title in one year. */
export const ApplicationEntity = defineEntity({
  name: 'Application',
  tableName: 'application',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    applicantId: p.uuid(),
    personHash: p.uint8array(),
    unitId: p.uuid(),
    campaignId: p.uuid(),
    filingYear: p.integer(),
    seriesCode: p.text(),
    levelCode: p.text(),
    titleId: p.text(),
    wayCode: p.text(),
    status: p.text().$type<ApplicationStatus>(),
    holderUnitId: p.uuid().nullable(),
    holderSince: p.datetime(3).defaultRaw('now()'),
    handlingStartedAt: p.datetime(3).nullable(),
    handlerId: p.uuid().nullable(),
    cameFromUnitId: p.uuid().nullable(),
    lastTransferId: p.uuid().nullable(),
    trailUnitIds: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]"),
    carriedFromId: p.uuid().nullable(),
    selfAdministered: p.boolean().default(false),
    itemised: p.boolean().default(false),
    urgedAt: p.datetime(3).nullable(),
    sendBackRequestedAt: p.datetime(3).nullable(),
    sex: p.text().$type<Sex>().nullable(),
    ageBand: p.text().$type<AgeBand>().nullable(),
    divisionCode: p.character().length(6),
    subtreeUnitIds: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]"),
    passedUnitIds: p.array().columnType('uuid[]').defaultRaw("'{}'::uuid[]"),
    revision: p.integer().default(1),
    versionNumber: p.integer().default(0),
    submittedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
})
