import { defineEntity, p } from '@mikro-orm/core'

/** 申报条件 as data: a correction is a new version from a day on, so that old decisions stay explained. */
export const EligibilityRuleEntity = defineEntity({
  name: 'EligibilityRule',
  tableName: 'eligibility_rule',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    code: p.text(),
    version: p.integer(),
    kind: p.text(),
    words: p.text(),
    citation: p.text(),
    confidence: p.text(),
    params: p.json<Record<string, unknown>>(),
    seriesCodes: p.array().nullable(),
    levelCodes: p.array().nullable(),
    wayCodes: p.array().nullable(),
    severity: p.text(),
    exceptionAllowed: p.boolean(),
    active: p.boolean().default(true),
    validFrom: p.date(),
    position: p.integer(),
    reason: p.text().nullable(),
    changedBy: p.uuid().nullable(),
    changedByName: p.text().nullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
