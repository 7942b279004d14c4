import {
  type AnyVariables,
  cacheExchange,
  Client,
  type DocumentInput,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
} from '@urql/core'
import { createClient as createSocket } from 'graphql-ws'
import { shallowRef } from 'vue'
import { refusalOf } from './refusal.js'

type LostSession = () => void
let lostSession: LostSession = () => {}

/** What to do when the API says UNAUTHENTICATED in the middle of the work (the session ended elsewhere or expired). */
export function onLostSession(act: LostSession) {
  lostSession = act
}

/** Connects when the first subscription begins and comes again after each break; plain polling goes on beside it. */
function newSocket() {
  const address = new URL('/graphql', location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  return createSocket({ url: address.href, retryAttempts: Infinity, shouldRetry: () => true })
}

let socket: ReturnType<typeof newSocket> | undefined

function newClient() {
  void socket?.dispose()
  const live = (socket = newSocket())
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    // Others work on the same lists: what was read before is shown at once, then read again.
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      credentials: 'same-origin',
      // Uploads go as multipart, which a foreign page could post too; the server takes it only with this header.
      headers: { 'apollo-require-preflight': 'true' },
    },
    exchanges: [
      cacheExchange,
      mapExchange({
        onError(error) {
          if (refusalOf(error).code === 'UNAUTHENTICATED') lostSession()
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: live.subscribe({ query, variables: { ...variables } }, sink) }),
        }),
      }),
    ],
  })
}

export const graphqlClient = shallowRef(newClient())

/** Asks what a page is about to ask: while the answer is on its way the page waits for the same one instead of asking again. */
export function askAhead(document: DocumentInput, variables: AnyVariables = {}): void {
  void graphqlClient.value.query(document, variables).toPromise()
}

/** A new session must see nothing the last one has read. */
export function forgetCachedAnswers() {
  graphqlClient.value = newClient()
}
