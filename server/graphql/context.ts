import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import type { ExecutionResult } from 'graphql'
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
  /** What has come of the operation already, errors among it, where Apollo has only to tell it. */
  executed?: ExecutionResult
}

/**
 * What one request knows of its caller. A context is made, and copied by Apollo, as often as there are requests: so the
 * services stand behind it instead of in it, and what few requests ask is made when it is asked.
 */
function callerOf(services: Services) {
  abstract class Caller {
    private made?: Loaders

    constructor(
      readonly viewer: Viewer | null,
      readonly sessionToken: string | null,
      readonly token: UsedToken | null = null,
    ) {}

    get loaders(): Loaders {
      return (this.made ??= createLoaders(services, this.viewer))
    }
  }
  Object.setPrototypeOf(Caller.prototype, services)
  return Caller
}

/** The viewer of the session whose cookie came along. */
async function sessionOf({ accounts }: Services, req: Pick<IncomingMessage, 'headers'>) {
  const sessionToken = readSession(req)
  return [sessionToken ? await accounts.viewerOf(sessionToken) : null, sessionToken] as const
}

export function createContext(services: Services) {
  class HttpCaller extends callerOf(services) {
    http!: { req: Request; res: Response }

    get address(): string {
      return this.http.req.ip ?? ''
    }

    get userAgent(): string {
      return this.http.req.get('user-agent') ?? ''
    }

    setSession(token: string | null): void {
      writeSession(this.http.req, this.http.res, token)
    }

    keepWritten(place: string): void {
      writeWritten(this.http.req, this.http.res, place)
    }
  }

  const callerBy = async ({ req }: { req: Request }): Promise<HttpCaller> => {
    const secret = bearerOf(req)
    if (secret === undefined) return new HttpCaller(...(await sessionOf(services, req)))
    const { viewer, token } = await services.tokens.authenticate(secret, req.ip ?? '').catch(refuseRequest)
    return new HttpCaller(viewer, null, token)
  }

  return async (http: { req: Request; res: Response }): Promise<Context> =>
    Object.assign(await callerBy(http), { http }) as unknown as Context
}

/** The context of a subscription, by the same session; nothing can be logged in or out there. */
export function createLiveContext(services: Services) {
  class LiveCaller extends callerOf(services) {
    address = ''
    userAgent = ''

    setSession(): void {}

    keepWritten(): void {}
  }

  return async (req: IncomingMessage): Promise<Context> => {
    const { remoteAddress: address = '' } = req.socket
    const caller = new LiveCaller(...(await sessionOf(services, req)))
    return Object.assign(caller, { address, userAgent: req.headers['user-agent'] ?? '' }) as unknown as Context
  }
}

/** The secret of `Authorization: Bearer …`; a request that carries one is never taken for its browser's session. */
const bearerOf = ({ headers: { authorization } }: Request): string | undefined =>
  authorization === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(authorization)?.[1]

function refuseRequest(error: unknown): never {
  throw error instanceof DomainError ? Object.assign(withStatus(toGraphQLError(error), 401), { status: 401 }) : error
}

/** The viewer of a field that the permission table has already refused to nobody. */
export function required({ viewer }: Context): Viewer {
  if (!viewer) throw new DomainError('UNAUTHENTICATED', { cure: 'logIn', who: 'YOU' })
  return viewer
}
