import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Own origin only, and nothing that needs https: the platform runs on plain http in intranets.
 * element-plus sets inline styles; previews and pictures are blobs and data URLs; stored files are shown in frames of our own.
 */
const ask = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      frameSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  // Browsers ignore these two on plain http and complain about them on every page.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
})

/** None of them depends on the request, so helmet is asked once. */
const headers: [string, string][] = []
const collecting = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => {} }
ask({} as IncomingMessage, collecting as unknown as ServerResponse, () => {})

export const securityHeaders: RequestHandler = (_req, res, next) => {
  for (const [name, value] of headers) res.setHeader(name, value)
  next()
}
