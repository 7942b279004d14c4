import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const stepMs = 30_000
const ivBytes = 12
const tagBytes = 16

const derive = (secretKey: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secretKey, 'title-review-platform', purpose, 32))

const totp = (loginName: string, secret: Secret) =>
  new TOTP({ issuer: '职称申报评审平台', label: loginName, secret, digits: 6, period: stepMs / 1000, algorithm: 'SHA1' })

/** One-time codes by RFC 6238: six digits, 30 seconds, SHA-1, which is what every authenticator knows. Source: S11. */
export class SecondFactorSecrets {
  private readonly cipherKey: Buffer
  private readonly hashKey: Buffer

  constructor(secretKey: string) {
    this.cipherKey = derive(secretKey, 'second-factor-cipher')
    this.hashKey = derive(secretKey, 'recovery-code')
  }

  /** A fresh secret of 160 bits: in base32 to be typed, as a URI to be photographed, and sealed for one account. */
  create(accountId: string, loginName: string): { secret: string; uri: string; cipher: Buffer } {
    const secret = new Secret({ size: 20 })
    return { secret: secret.base32, uri: totp(loginName, secret).toString(), cipher: this.seal(accountId, secret) }
  }

  /** @returns the time step the code belongs to, one before and one after now included; null when it is none of them */
  stepOf(code: string, accountId: string, cipher: Uint8Array, now = Date.now()): number | null {
    if (!/^\d{6}$/.test(code)) return null
    const delta = totp('', this.open(accountId, cipher)).validate({ token: code, timestamp: now, window: 1 })
    return delta === null ? null : Math.floor(now / stepMs) + delta
  }

  recoveryHash(accountId: string, code: string): Buffer {
    const typed = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
    return createHmac('sha256', this.hashKey).update(`${accountId} ${typed}`).digest()
  }

  /** Bound to its account, so that a cipher copied to another row does not open. */
  private seal(accountId: string, secret: Secret): Buffer {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, iv).setAAD(Buffer.from(accountId))
    const text = Buffer.concat([cipher.update(secret.bytes), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), text])
  }

  private open(accountId: string, sealed: Uint8Array): Secret {
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(accountId))
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const bytes = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
    return new Secret({ buffer: new Uint8Array(bytes).buffer })
  }
}
