import type { Request, Response } from 'express'
import { DomainError } from '../errors.js'
import type { Services } from '../services.js'
import type { Viewer } from '../workflow/who-may.js'
import { createLoaders, type Loaders } from './loaders.js'
import { readSession, writeSession } from './session-cookie.js'

/** What resolvers get. Services never see it; they take a Viewer. */
export interface Context extends Services {
  /** null: nobody is logged in. */
  viewer: Viewer | null
  loaders: Loaders
  /** The caller's network address, for throttling. */
  address: string
  userAgent: string
  /** The token of the present session, never shown. */
  sessionToken: string | null
  /** Starts a session in this response, or ends it with null. */
  setSession(token: string | null): void
}

export function createContext(services: Services) {
  return async ({ req, res }: { req: Request; res: Response }): Promise<Context> => {
    const sessionToken = readSession(req)
    const viewer = sessionToken ? await services.accounts.viewerOf(sessionToken) : null
    return {
      ...services,
      viewer,
      loaders: createLoaders(services, viewer),
      address: req.ip ?? '',
      userAgent: req.get('user-agent') ?? '',
      sessionToken,
      setSession: (token) => writeSession(req, res, token),
    }
  }
}

/** The viewer of a field that the permission table has already refused to nobody. */
export function required({ viewer }: Context): Viewer {
  if (!viewer) throw new DomainError('UNAUTHENTICATED', { cure: 'logIn', who: 'YOU' })
  return viewer
}
