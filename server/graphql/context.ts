import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { DomainError } from '../errors.js'
import type { UsedToken } from '../integrations/tokens.service.js'
import type { Services } from '../services.js'
import type { Viewer } from '../workflow/who-may.js'
import { toGraphQLError, withStatus } from './errors.js'
import { createLoaders, type Loaders } from './loaders.js'
import { writeWritten } from './written-cookie.js'
import { readSession, writeSession } from './session-cookie.js'

/** What resolvers get. Services never see it; they take a Viewer. */
export interface Context extends Services {
  /** null: nobody is logged in. */
  viewer: Viewer | null
  /** The key a program called with; null: a person with a session, or nobody. */
  token: UsedToken | null
  loaders: Loaders
  /** The caller's network address, for throttling. */
  address: string
  userAgent: string
  /** The token of the present session, never shown. */
  sessionToken: string | null
  /** Starts a session in this response, or ends it with null. */
  setSession(token: string | null): void
  /** How far the log had come with this viewer's last write goes with the response. */
  keepWritten(place: string): void
}

export function createContext(services: Services) {
  return async ({ req, res }: { req: Request; res: Response }): Promise<Context> => {
    const secret = bearerOf(req)
    const sessionToken = secret === undefined ? readSession(req) : null
    const { viewer, token } =
      secret === undefined
        ? { viewer: sessionToken ? await services.accounts.viewerOf(sessionToken) : null, token: null }
        : await services.tokens.authenticate(secret, req.ip ?? '').catch(refuseRequest)
    return {
      ...services,
      viewer,
      token,
      loaders: createLoaders(services, viewer),
      address: req.ip ?? '',
      userAgent: req.get('user-agent') ?? '',
      sessionToken,
      setSession: (token) => writeSession(req, res, token),
      keepWritten: (place) => writeWritten(req, res, place),
    }
  }
}

/** The context of a subscription, by the same session; nothing can be logged in or out there. */
export function createLiveContext(services: Services) {
  return async (req: IncomingMessage): Promise<Context> => {
    const sessionToken = readSession(req)
    const viewer = sessionToken ? await services.accounts.viewerOf(sessionToken) : null
    return {
      ...{ ...services, viewer, token: null, loaders: createLoaders(services, viewer), sessionToken },
      ...{ address: req.socket.remoteAddress ?? '', userAgent: req.headers['user-agent'] ?? '', setSession: () => {} },
      keepWritten: () => {},
    }
  }
}

/** The secret of `Authorization: Bearer …`; a request that carries one is never taken for its browser's session. */
const bearerOf = (req: Request): string | undefined => /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1]

function refuseRequest(error: unknown): never {
  throw error instanceof DomainError ? Object.assign(withStatus(toGraphQLError(error), 401), { status: 401 }) : error
}

/** The viewer of a field that the permission table has already refused to nobody. */
export function required({ viewer }: Context): Viewer {
  if (!viewer) throw new DomainError('UNAUTHENTICATED', { cure: 'logIn', who: 'YOU' })
  return viewer
}
