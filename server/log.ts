import { pino } from 'pino'

/**
 * JSON lines on standard output. Never log variables, bodies, names or numbers of people: ids and codes only.
 * Outside production only warnings show, so that a start ends with the address.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === 'production' ? 'info' : 'warn'),
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: { err: ({ name, message, stack, code }: Error & { code?: string }) => ({ name, message, code, stack }) },
})
