import { defineEntity, p } from '@mikro-orm/core'

/** 常用语: a comment a reviewer keeps at hand. */
export const ReviewPhraseEntity = defineEntity({
  name: 'ReviewPhrase',
  tableName: 'review_phrase',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    accountId: p.uuid(),
    text: p.text(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
})
