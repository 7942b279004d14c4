import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16
const prefix = 'whsec_'

/** Secrets that requests are signed with: stored sealed, because signing needs them again. Source: B11, B14. */
export class WebhookSecrets {
  private readonly key: Buffer

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, 'title-review-platform', 'webhook-secret', 32))
  }

  /** 32 random bytes as the receiver types them, and sealed for one owner. */
  create(accountId: string): { secret: string; cipher: Buffer } {
    const bytes = randomBytes(32)
    const iv = randomBytes(ivBytes)
    // Bound to its owner, so that a cipher copied to another's row does not open.
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(accountId))
    const text = Buffer.concat([cipher.update(bytes), cipher.final()])
    return { secret: prefix + bytes.toString('base64'), cipher: Buffer.concat([iv, cipher.getAuthTag(), text]) }
  }

  /** @throws Error when key, cipher and owner do not belong together */
  open(accountId: string, sealed: Uint8Array): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(accountId))
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
  }
}

/**
 * The headers of a signed request, as the Standard Webhooks specification has them: HMAC-SHA256 over id, timestamp and body.
 * @param keys one, or two while a secret is being exchanged; each gives a signature
 * @param seconds since 1970
 */
export function signedHeaders(keys: readonly Uint8Array[], id: string, seconds: number, body: string): Record<string, string> {
  const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') }
}
