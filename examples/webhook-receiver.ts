import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'

/** What a webhook sends: which application has changed. Ask the API for its content. */
export interface Told {
  /** The same for every attempt and replay of one delivery. */
  id: string
  event: 'APPLICATION_MOVED' | 'APPLICATION_CHANGED' | 'APPLICATION_REMOVED' | 'TEST'
  applicationId: string | null
  action: string | null
  application: { id: string; status: string; revision: number; holderUnitId: string | null } | null
}

/** A request older or newer than this many seconds may be a recorded one. */
const tolerance = 300

/** Whether the request was signed with the secret, just now. Compare bytes of the body, not what a parser made of it. */
export function isGenuine(secret: string, headers: IncomingHttpHeaders, body: string, now = Date.now()): boolean {
  const [id, seconds, signatures] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`] ?? ''))
  if (!(Math.abs(now / 1000 - Number(seconds)) <= tolerance)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest()
  // While a secret is exchanged there are two signatures; one that fits is enough.
  return (signatures ?? '').split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** Answers at once and works afterwards; a delivery that comes again is taken once. `known` belongs into your database. */
export function receive(secret: string, use: (told: Told) => void, known = new Set<string>()): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      if (!isGenuine(secret, request.headers, body)) return void response.writeHead(401).end()
      response.writeHead(204).end()
      const told = JSON.parse(body) as Told
      if (known.has(told.id)) return
      known.add(told.id)
      use(told)
    })
  })
}
