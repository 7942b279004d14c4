import path from 'node:path'
import express, { type RequestHandler, type Router } from 'express'
import compressedFiles, { type ExpressStaticGzipOptions } from 'express-static-gzip'

type Serving = NonNullable<ExpressStaticGzipOptions['serveStatic']>

/**
 * The built web client: hashed assets are kept by browsers for a year, every page address answers with the page itself. Beside each
 * file lie its compressed forms (scripts/compress.mjs), made once and sent as they are to whoever takes them.
 */
export function clientFiles(folder: string): Router {
  const router = express.Router()
  router.use('/assets', filesIn(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  router.use(filesIn(folder, { index: false, maxAge: '1h' }))
  const page = filesIn(folder, { index: false, setHeaders: (res) => void res.setHeader('Cache-Control', 'no-cache') })
  router.get('/{*page}', (req, res, next) => {
    if (path.extname(req.path) || !req.accepts('html')) return next()
    req.url = '/index.html'
    page(req, res, next)
  })
  return router
}

function filesIn(folder: string, serveStatic: Serving): RequestHandler {
  const send = compressedFiles(folder, { enableBrotli: true, orderPreference: ['br'], index: false, serveStatic })
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    if (!isReadable(req.path)) return next(Object.assign(new URIError('no address'), { status: 400 }))
    send(req, res, (error?: unknown) => {
      // What answers instead of the file, because it is gone or a part is asked that it has not, is neither of its kind nor compressed.
      for (const header of ['Content-Encoding', 'Content-Type', 'Cache-Control', 'ETag', 'Last-Modified'])
        res.removeHeader(header)
      next(error)
    })
  }
}

function isReadable(address: string): boolean {
  try {
    return Boolean(decodeURIComponent(address))
  } catch {
    return false
  }
}
