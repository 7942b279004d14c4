import { stat } from 'node:fs/promises'
import path from 'node:path'
import compression from 'compression'
import express, { type Router } from 'express'

/** The built web client: hashed assets are kept by browsers for a year, every page address answers with the page itself. */
export function clientFiles(folder: string): Router {
  const router = express.Router()
  router.use(compression())
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  router.use(express.static(folder, { index: false, maxAge: '1h' }))
  router.get('/{*page}', async (req, res, next) => {
    const page = path.join(folder, 'index.html')
    if (path.extname(req.path) || !req.accepts('html') || !(await stat(page).catch(() => undefined))) return next()
    res.sendFile(page, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } })
  })
  return router
}
