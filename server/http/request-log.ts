import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { accessLog, log } from '../log.js'

/** Gives every request an id (answered as X-Request-Id) and logs method, path, status and milliseconds; no query, no body. */
export const requestLog: RequestHandler = (req, res, next) => {
  const id = randomUUID()
  const began = performance.now()
  const { method, path } = req
  res.locals.requestId = id
  res.setHeader('X-Request-Id', id)
  res.once('close', () => {
    const facts = {
      id,
      method,
      path,
      status: res.statusCode,
      ms: Math.round(performance.now() - began),
      complete: res.writableFinished,
    }
    if (res.statusCode >= 500) log.error(facts, 'request')
    else accessLog.info(facts, 'request')
  })
  next()
}
