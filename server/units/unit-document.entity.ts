import { defineEntity, p } from '@mikro-orm/core'

/** A scanned certificate of the unit. Source: S16, S17. */
export const UnitDocumentEntity = defineEntity({
  name: 'UnitDocument',
  tableName: 'unit_document',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    unitId: p.uuid(),
    kind: p.text().$type<'ORG_CODE_CERTIFICATE' | 'BUSINESS_LICENCE'>(),
    fileId: p.uuid(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
