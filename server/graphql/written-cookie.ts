import { parse } from 'cookie'
import type { Request, Response } from 'express'

const name = 'written'
/** Milliseconds. A standby that is further behind is not asked anyway. */
const remembered = 60_000

/** How far the log had come with the last write of this browser. */
export const readWritten = (req: Pick<Request, 'headers'>): string | undefined => parse(req.headers.cookie ?? '')[name]

export function writeWritten(req: Request, res: Response, place: string): void {
  res.cookie(name, place, { httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/', maxAge: remembered })
}
