import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto'
import type { Database } from '../database/database.js'
import { DomainError } from '../errors.js'
import { isUuid } from '../reference/uuid.js'
import { captchaImage } from './captcha-image.js'
import { captchaQuestion } from './captcha-question.js'
import type { Throttle } from './throttle.js'

export type CaptchaAction = 'LOG_IN' | 'REGISTER'
export type CaptchaKind = 'IMAGE' | 'ARITHMETIC'

export interface Captcha {
  id: string
  kind: CaptchaKind
  /** PNG as a data URL. */
  image: string | null
  question: string | null
  expiresAt: Date
}

// Nothing that looks like something else: no 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V.
const letters = 'ACEFHJKMNPRTWXY3479'
const length = 5

/** 验证码: single use, bound to its act, five minutes. Source: S11. */
export class CaptchasService {
  private readonly key: Buffer

  constructor(
    private readonly db: Database,
    private readonly throttle: Throttle,
    secretKey: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, 'title-review-platform', 'captcha', 32))
  }

  /** @throws DomainError TOO_MANY_REQUESTS */
  async issue(action: CaptchaAction, kind: CaptchaKind, address: string): Promise<Captcha> {
    await this.throttle.attempt('captcha', address, 'TOO_MANY_REQUESTS')
    const text = Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
    const { question, answer } = kind === 'IMAGE' ? { question: null, answer: text } : captchaQuestion()
    const image = kind === 'IMAGE' ? await captchaImage(text) : null
    const [row] = await this.db.query<{ id: string; expiresAt: Date }>(
      `insert into captcha (action, answer_hash, expires_at) values ($1, $2, now() + interval '5 minutes')
       returning id, expires_at as "expiresAt"`,
      [action, this.hash(action, answer)],
    )
    await this.db.query(`delete from captcha where id in (select id from captcha where expires_at < now() limit 20)`)
    if (!row) throw new Error('the captcha was not stored')
    return { ...row, kind, image, question }
  }

  /**
   * Uses the captcha up, right or wrong.
   * @throws DomainError CAPTCHA_WRONG also when it is used, expired, or was issued for something else
   */
  async consume(id: string, answer: string, action: CaptchaAction): Promise<void> {
    const [row] = isUuid(id)
      ? await this.db.query<{ answerHash: Buffer }>(
          `update captcha set used_at = now() where id = $1 and action = $2 and used_at is null and expires_at > now()
           returning answer_hash as "answerHash"`,
          [id, action],
        )
      : []
    if (!row || !timingSafeEqual(row.answerHash, this.hash(action, answer)))
      throw new DomainError('CAPTCHA_WRONG', {
        cure: 'correctField',
        who: 'YOU',
        fields: [{ field: 'captchaAnswer', code: 'CAPTCHA_WRONG' }],
      })
  }

  /** With the key, because five letters can be tried out. */
  private hash(action: CaptchaAction, answer: string): Buffer {
    const typed = answer.slice(0, 40).normalize('NFKC').replace(/\s/g, '').toUpperCase()
    return createHmac('sha256', this.key).update(`${action}:${typed}`).digest()
  }
}
