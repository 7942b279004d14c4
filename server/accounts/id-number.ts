import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { maskIdNumber } from '../workflow/codes.js'

const derive = (secretKey: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secretKey, 'title-review-platform', purpose, 32))

/** An ID number as it is stored: readable only with the key, findable by its hash, shown by its mask. */
export interface SealedIdNumber {
  cipher: Buffer
  hash: Buffer
  masked: string
}

const ivBytes = 12
const tagBytes = 16

/** ID numbers at rest: AES-256-GCM, with an HMAC as blind index. Source: B14. */
export class IdNumbers {
  private readonly cipherKey: Buffer
  private readonly hashKey: Buffer

  constructor(secretKey: string) {
    this.cipherKey = derive(secretKey, 'id-number-cipher')
    this.hashKey = derive(secretKey, 'id-number-index')
  }

  /** The same for the same person in every unit and every year; tells nothing without the key. */
  personHash(number: string): Buffer {
    return createHmac('sha256', this.hashKey).update(number).digest()
  }

  /** @param number in canonical form, as `readIdNumber` gives it */
  seal(number: string): SealedIdNumber {
    const hash = this.personHash(number)
    const iv = randomBytes(ivBytes)
    // Bound to its hash, so that a cipher copied to another person's row does not open.
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, iv).setAAD(hash)
    const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()])
    return { cipher: Buffer.concat([iv, cipher.getAuthTag(), text]), hash, masked: maskIdNumber(number) }
  }

  /** @throws Error when key, cipher and hash do not belong together */
  open({ cipher, hash }: { cipher: Uint8Array; hash: Uint8Array }): string {
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, cipher.subarray(0, ivBytes)).setAAD(hash)
    decipher.setAuthTag(cipher.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(cipher.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  }
}
