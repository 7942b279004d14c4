import { defineEntity, p } from '@mikro-orm/core'

/** The reference data this database has had, by the hash of the data files. */
export const ReferenceReleaseEntity = defineEntity({
  name: 'ReferenceRelease',
  tableName: 'reference_release',
  properties: {
    hash: p.text().primary(),
    loadedAt: p.datetime(3),
  },
})
