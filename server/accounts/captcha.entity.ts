import { defineEntity, p } from '@mikro-orm/core'

/** 验证码: single use, bound to its action, expiring. Source: S11. */
export const CaptchaEntity = defineEntity({
  name: 'Captcha',
  tableName: 'captcha',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    action: p.text().$type<'LOG_IN' | 'REGISTER'>(),
    answerHash: p.uint8array(),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
})
