import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** 职称证书, in the words of the day it was granted. */
export const CertificateEntity = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    number: p.text(),
    applicationId: p.uuid(),
    accountId: p.uuid(),
    personName: p.text(),
    unitName: p.text(),
    seriesName: p.text(),
    levelName: p.text(),
    titleName: p.text(),
    committeeName: p.text(),
    grantedOn: p.date(),
    issuedAt: p.datetime(3).defaultRaw('now()'),
  },
})

export type CertificateRecord = InferEntity<typeof CertificateEntity>
