import { defineEntity, p } from '@mikro-orm/core'

/** How many certificates a division has granted in a year. */
export const CertificateCounterEntity = defineEntity({
  name: 'CertificateCounter',
  tableName: 'certificate_counter',
  properties: {
    year: p.integer().primary(),
    divisionCode: p.character().length(6).primary(),
    last: p.integer(),
  },
})
