import { createHash, timingSafeEqual } from 'node:crypto'
import type { Throttle } from '../accounts/throttle.js'
import { InputFaults } from '../reference/input-faults.js'
import { comparableName, plainNumber } from '../workflow/certificate-number.js'
import type { CertificateStore } from './certificate.store.js'

/** What was asked, and whether a certificate says so. */
interface Verification {
  name: string
  number: string
  valid: boolean
}

/** 证书核验: anybody asks whether a name and a number belong together, and learns nothing else. Source: B3. */
export class VerificationService {
  constructor(
    private readonly store: CertificateStore,
    private readonly throttle: Throttle,
  ) {}

  /**
   * A number nobody has and a number of somebody else's get the same answer, by the same statement and the same comparison.
   * @throws DomainError INVALID_INPUT, TOO_MANY_REQUESTS
   */
  async verify(asked: { name: string; number: string }, address: string): Promise<Verification> {
    const faults = new InputFaults()
    const name = faults.text('name', asked.name, { max: 50, required: true }) ?? ''
    const number = faults.text('number', asked.number, { max: 50, required: true }) ?? ''
    faults.refuse()
    await this.throttle.attempt('verification', address, 'TOO_MANY_REQUESTS')
    const onIt = await this.store.nameOn(plainNumber(number))
    const same = timingSafeEqual(digest(onIt ?? ''), digest(name))
    return { name, number, valid: same && onIt !== undefined }
  }
}

const digest = (name: string) => createHash('sha256').update(comparableName(name)).digest()
