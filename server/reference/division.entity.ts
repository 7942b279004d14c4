import { defineEntity, p } from '@mikro-orm/core'
import type { UnitLevel } from '../workflow/unit-facts.js'

/** A prefecture, county or the region itself. Source: GB/T 2260. */
export const DivisionEntity = defineEntity({
  name: 'Division',
  tableName: 'division',
  properties: {
    code: p.character().length(6).primary(),
    name: p.text(),
    level: p.text().$type<UnitLevel>(),
    parentCode: p.character().length(6).nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    source: p.text().nullable(),
  },
})
