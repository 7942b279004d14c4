import type { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { readOwnWrites } from '../graphql/own-writes.js'
import { log } from '../log.js'
import { clientFiles } from './client-files.js'
import { errorBody } from './error-body.js'
import { graphqlDoor } from './graphql-door.js'
import { health, type Probe } from './health.js'
import { playground } from './playground.js'
import { requestLog } from './request-log.js'
import { securityHeaders } from './security-headers.js'
import { uploads } from './uploads.js'

/** What the application is made of; everything behind one port. */
export interface AppParts<Context extends object> {
  apollo: ApolloServer<Context>
  context: (http: { req: Request; res: Response }) => Promise<Context>
  /** Answers `/files/:id`, saved with `?download`, and `/files/:id/thumbnail`: permission, headers and bytes are the files feature's. */
  sendFile: (context: Context, id: string, form: 'inline' | 'attachment' | 'thumbnail', res: Response) => Promise<void>
  /** Answers `/print/applications/:id.pdf`, the 评审表, and `/print/jobs/:id`, what a job has printed: the printing feature's. */
  printForm: (context: Context, id: string, res: Response) => Promise<void>
  printJob: (context: Context, id: string, res: Response) => Promise<void>
  /** Answers `/print/certificates/:id.pdf`, a 职称证书; `foundAt` is the address the caller has used. */
  printCertificate: (context: Context, id: string, foundAt: string, res: Response) => Promise<void>
  probe: Probe
  version: string
  clientFolder: string
  trustedProxies: number
}

/** The whole HTTP surface: /graphql, /playground, /health, /files/:id, /print and the web client. `apollo` must have been started. */
export function createApp<Context extends object>(parts: AppParts<Context>): Express {
  const app = express()
  app.set('trust proxy', parts.trustedProxies)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  app.use(requestLog, securityHeaders, graphqlDoor(parts.apollo, parts.context))
  app.get('/health', health(parts.probe, parts.version))
  app.use(
    '/graphql',
    uploads,
    express.json({ limit: '1mb' }),
    readOwnWrites,
    expressMiddleware(parts.apollo, { context: parts.context }),
  )
  app.use('/playground', playground())
  app.get('/files/:id', async (req, res) => {
    const form = req.query.download === undefined ? 'inline' : 'attachment'
    await parts.sendFile(await parts.context({ req, res }), req.params.id, form, res)
  })
  app.get('/files/:id/thumbnail', async (req, res) =>
    parts.sendFile(await parts.context({ req, res }), req.params.id, 'thumbnail', res),
  )
  app.get('/print/jobs/:id', async (req, res) => parts.printJob(await parts.context({ req, res }), req.params.id, res))
  app.get('/print/applications/:id.pdf', async (req, res) =>
    parts.printForm(await parts.context({ req, res }), req.params.id, res),
  )
  app.get('/print/certificates/:id.pdf', async (req, res) =>
    parts.printCertificate(await parts.context({ req, res }), req.params.id, `${req.protocol}://${req.host}`, res),
  )
  app.use(clientFiles(parts.clientFolder))
  app.use((_req, res) => void res.status(404).json(errorBody('NOT_FOUND')))
  app.use(lastResort)
  return app
}

/** Nobody outside learns what broke; the log does, by the request's id. */
const lastResort: ErrorRequestHandler = (error: Error & { status?: number; code?: string }, _req, res, _next) => {
  const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500
  if (status === 500) log.error({ err: error, id: res.locals.requestId }, 'request failed')
  if (res.headersSent) return void res.destroy()
  res.status(status).json(errorBody(status === 404 ? 'NOT_FOUND' : status === 500 ? 'INTERNAL' : 'INVALID_INPUT'))
}
