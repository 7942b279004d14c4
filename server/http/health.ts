import type { RequestHandler } from 'express'

/** What tells whether the database answers. */
export type Probe = () => Promise<unknown>

/** `{ status: 'ok' | 'unavailable', database: boolean, version }`; 503 when the database does not answer within 2 s. */
export function health(probe: Probe, version: string): RequestHandler {
  return async (_req, res) => {
    const database = await Promise.race([probe(), timeout(2000)]).then(
      () => true,
      () => false,
    )
    res.setHeader('Cache-Control', 'no-store')
    res.status(database ? 200 : 503).json({ status: database ? 'ok' : 'unavailable', database, version })
  }
}

function timeout(milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('timeout')), milliseconds).unref())
}
