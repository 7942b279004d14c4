import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '../errors.js'

/** What a key has left in the present window. */
export interface Rate {
  /** Points a window. */
  limit: number
  remaining: number
  resetsAt: Date
}

const limit = 60_000
const windowSeconds = 60

/** Points by key, counted in PostgreSQL, so that every node sees the same count. Source: B11. */
export class TokenRate {
  private readonly limiter: RateLimiterPostgres

  constructor(pool: Pool) {
    this.limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'attempt',
      tableCreated: true,
      keyPrefix: 'token',
      points: limit,
      duration: windowSeconds,
    })
  }

  /** @throws DomainError TOO_MANY_REQUESTS with `params.seconds` to wait */
  async consume(tokenId: string, points: number): Promise<Rate> {
    try {
      return rateOf(await this.limiter.consume(tokenId, points))
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection
      const seconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000))
      throw new DomainError('TOO_MANY_REQUESTS', { cure: 'retryLater', who: 'YOU', params: { seconds } })
    }
  }
}

const rateOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes): Rate => ({
  limit,
  remaining: Math.max(0, remainingPoints),
  resetsAt: new Date(Date.now() + msBeforeNext),
})
