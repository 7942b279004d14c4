import { defineEntity, p } from '@mikro-orm/core'
import type { UnitKind, UnitLevel, UnitOrigin, UnitStatus } from '../workflow/unit-facts.js'

/** Any organisation. Filing for its own staff is what every unit can do, not a type. Source: S1. */
export const UnitEntity = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    name: p.text(),
    kind: p.text().$type<UnitKind>(),
    origin: p.text().$type<UnitOrigin>(),
    level: p.text().$type<UnitLevel>(),
    divisionCode: p.character().length(6),
    parentId: p.uuid().nullable(),
    path: p.text().columnType('ltree').defaultRaw("''"),
    receives: p.boolean().default(false),
    managesVertically: p.boolean().default(false),
    itemisedReview: p.boolean().default(false),
    uscc: p.text().nullable(),
    orgCode: p.text().nullable(),
    nature: p.text().nullable(),
    businessRegistered: p.boolean().default(false),
    address: p.text().nullable(),
    postcode: p.text().nullable(),
    legalRepresentative: p.text().nullable(),
    contactName: p.text().nullable(),
    contactPhone: p.text().nullable(),
    status: p.text().$type<UnitStatus>(),
    statusAt: p.datetime(3).nullable(),
    statusReason: p.text().nullable(),
    reviewerUnitId: p.uuid().nullable(),
    change: p.json<Record<string, unknown>>().nullable(),
    urgedAt: p.datetime(3).nullable(),
    revision: p.integer().default(1),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
