import type { ApolloServerPlugin } from '@apollo/server'

/** What no retry of the same request can mend: the program that wrote it is wrong, and its HTTP library should notice. */
const faults: readonly unknown[] = ['BAD_CURSOR', 'SCOPE_MISSING']

/** A request of which nothing is left but such a refusal is answered with HTTP 400; a partial answer stays 200. Source: B11. */
export const refusedRequest: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind !== 'single' || http.status !== undefined) return
      const { data, errors = [] } = body.singleResult
      const empty = Object.values(data ?? {}).every((value) => value === null)
      if (empty && errors.some(({ extensions }) => faults.includes(extensions?.code))) http.status = 400
    },
  }),
}
