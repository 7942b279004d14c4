import type { RequestHandler } from 'express'
import { processRequest } from 'graphql-upload-minimal'
import { errorBody } from './error-body.js'

/** Bytes of one file, the most that any feature takes; its reader must check `stream.truncated`, as the parser cuts larger ones silently. */
export const maxFileSize = 20 * 1024 * 1024
const maxFiles = 5
const maxFieldSize = 1024 * 1024

/**
 * Multipart GraphQL requests. A form of another site can post multipart without asking the browser, so the header that
 * makes it ask is wanted before anything is parsed.
 * Errors: 400 or 413 INVALID_INPUT, FILE_TOO_LARGE, TOO_MANY_FILES.
 */
export const uploads: RequestHandler = (req, res, next) => {
  if (!req.is('multipart/form-data')) return next()
  if (!req.get('apollo-require-preflight') && !req.get('x-apollo-operation-name')) {
    req.resume()
    res.status(400).json(errorBody('INVALID_INPUT', 'Send the header apollo-require-preflight: true with multipart requests.'))
    return
  }
  // An upload nobody reads (a refused mutation) would keep the connection hanging.
  res.once('finish', () => {
    req.unpipe()
    req.resume()
  })
  // The parser calls a file cut as soon as it reaches the limit, so one of exactly the largest size needs one byte more.
  processRequest(req, res, { maxFileSize: maxFileSize + 1, maxFiles, maxFieldSize }).then(
    (body) => {
      req.body = body
      next()
    },
    (error: Error & { status?: number }) => {
      if (res.headersSent || res.destroyed) return
      const tooMany = error.message.includes('max file uploads')
      // An empty multipart is reported as 500, but it is the sender's mistake.
      res.status(error.status === 413 ? 413 : 400).json(errorBody(tooMany ? 'TOO_MANY_FILES' : 'INVALID_INPUT', error.message))
    },
  )
}
