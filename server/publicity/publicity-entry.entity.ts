import { defineEntity, p } from '@mikro-orm/core'

/** One line of the posted list, as it was posted. */
export const PublicityEntryEntity = defineEntity({
  name: 'PublicityEntry',
  tableName: 'publicity_entry',
  properties: {
    publicityId: p.uuid().primary(),
    applicationId: p.uuid().primary(),
    position: p.integer(),
    applicantName: p.text(),
    titleName: p.text(),
    seriesName: p.text(),
    levelName: p.text(),
    versionNumber: p.integer(),
  },
})
