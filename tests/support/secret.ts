/** SECRET_KEY of every server the tests start; the world seals ID numbers with it. */
export const testSecret = 'journeys run with this secret key, nobody else does'
