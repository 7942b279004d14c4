import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError, type ErrorCode } from '../errors.js'

const minute = 60

/** How often each thing may be tried by one name or from one address, in a window of so many seconds. */
const limits = {
  /** Slowed down from the third attempt on, locked after the sixth. Source: S11. */
  loginName: { points: 6, duration: 15 * minute, blockDuration: 15 * minute },
  /** A whole office may stand behind one address. */
  loginAddress: { points: 60, duration: 15 * minute, blockDuration: 15 * minute },
  /** Codes of six digits must not be guessed by whoever has the password. */
  secondFactor: { points: 6, duration: 15 * minute, blockDuration: 15 * minute },
  /** ID numbers shown whole. Source: B14. */
  reveal: { points: 60, duration: 60 * minute, blockDuration: 10 * minute },
  registration: { points: 200, duration: 60 * minute, blockDuration: 60 * minute },
  captcha: { points: 240, duration: minute, blockDuration: minute },
  /** A number and somebody's name tried against each other. Source: B3. */
  verification: { points: 60, duration: 10 * minute, blockDuration: 10 * minute },
} as const

export type Limit = keyof typeof limits

const freeAttempts = 2
const firstDelayMs = 250

/** Counts attempts in PostgreSQL, so that every node sees the same count. */
export class Throttle {
  private readonly limiters: Record<Limit, RateLimiterPostgres>

  constructor(pool: Pool) {
    const store = { storeClient: pool, storeType: 'pool', tableName: 'attempt', tableCreated: true }
    const limiters = Object.entries(limits).map(([keyPrefix, limit]) => [
      keyPrefix,
      new RateLimiterPostgres({ ...store, keyPrefix, ...limit }),
    ])
    this.limiters = Object.fromEntries(limiters) as Record<Limit, RateLimiterPostgres>
  }

  /**
   * Counts one attempt before it is made, so that parallel ones cannot slip through.
   * @throws DomainError with `params.minutes` to wait when there were too many
   */
  async attempt(limit: Limit, key: string, code: ErrorCode): Promise<number> {
    try {
      const { consumedPoints } = await this.limiters[limit].consume(hashed(key))
      return consumedPoints
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection
      const minutes = Math.max(1, Math.ceil(rejection.msBeforeNext / 60_000))
      throw new DomainError(code, { cure: 'retryLater', who: 'YOU', params: { minutes } })
    }
  }

  /** One attempt at a login: the more have failed, the longer it takes. */
  async attemptLogin(name: string, address: string): Promise<void> {
    await this.attempt('loginAddress', address, 'LOGIN_LOCKED')
    const attempts = await this.attempt('loginName', name, 'LOGIN_LOCKED')
    if (attempts > freeAttempts) await wait(firstDelayMs * 2 ** (attempts - freeAttempts - 1))
  }

  /** What was counted no longer counts. */
  async reset(limit: Limit, key: string): Promise<void> {
    await this.limiters[limit].delete(hashed(key))
  }

  /** The attempt was right: what failed before no longer counts. */
  async forgive(name: string, address?: string): Promise<void> {
    await this.limiters.loginName.delete(hashed(name))
    if (address !== undefined) await this.limiters.loginAddress.reward(hashed(address))
  }
}

/** Names and addresses are nobody's business in a table of counters. */
const hashed = (key: string) => createHash('sha256').update(key.normalize('NFKC').toLowerCase()).digest('base64url')
