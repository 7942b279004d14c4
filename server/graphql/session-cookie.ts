import { parse } from 'cookie'
import type { Request, Response } from 'express'

const name = 'session'

export const readSession = (req: Pick<Request, 'headers'>): string | null => parse(req.headers.cookie ?? '')[name] ?? null

/** Unreadable to scripts, not sent from other sites; secure wherever the request came over https. */
export function writeSession(req: Request, res: Response, token: string | null): void {
  const options = { httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/' } as const
  if (token === null) res.clearCookie(name, options)
  else res.cookie(name, token, options)
}
