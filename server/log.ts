import { destination, pino, type LoggerOptions } from 'pino'

const options: LoggerOptions = {
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === 'production' ? 'info' : 'warn'),
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: { err: ({ name, message, stack, code }: Error & { code?: string }) => ({ name, message, code, stack }) },
}

/**
 * JSON lines on standard output. Never log variables, bodies, names or numbers of people: ids and codes only.
 * Outside production only warnings show, so that a start ends with the address.
 */
export const log = pino(options)

/**
 * For the line that every request leaves: lines are written together, a second late at most, as each writing costs as much as
 * a small read. What went wrong goes to `log`, at once.
 */
const together = destination({ minLength: 4096, periodicFlush: 1000, sync: true })
process.once('exit', () => together.flushSync())
export const accessLog = pino(options, together)
