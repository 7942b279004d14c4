import helmet from 'helmet'

/**
 * Own origin only, and nothing that needs https: the platform runs on plain http in intranets.
 * element-plus sets inline styles; previews and pictures are blobs and data URLs; stored files are shown in frames of our own.
 */
export const securityHeaders = helmet({
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
