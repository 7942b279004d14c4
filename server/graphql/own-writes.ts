import type { ApolloServerPlugin } from '@apollo/server'
import type { RequestHandler } from 'express'
import { readPlace, seeEverything, withHorizon } from '../database/horizon.js'
import type { Context } from './context.js'
import { readWritten } from './written-cookie.js'

/**
 * A viewer always reads their own writes, whichever node answers: the browser carries how far the log had come with their
 * last one. A program has no cookies: it sees everything. Source: B15.
 */
export const readOwnWrites: RequestHandler = (req, _res, next) => {
  if (req.headers.authorization) return next()
  withHorizon(readPlace(readWritten(req)) ?? 0n, next)
}

/** What a mutation answers it reads from the primary; how far the log has come goes with the answer. */
export const ownWrites: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation === 'mutation') seeEverything()
    },
    willSendResponse: async ({ operation, contextValue }) => {
      if (operation?.operation === 'mutation') await tellWritten(contextValue)
    },
  }),
}

/** The browser learns how far the log has come with what it has just written. */
export async function tellWritten(context: Context): Promise<void> {
  const place = await context.db.written()
  if (place !== undefined) context.keepWritten(place)
}
