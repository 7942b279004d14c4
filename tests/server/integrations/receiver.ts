import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac } from 'node:crypto'

export interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** What programs outside run: it answers with `status` and keeps what it got. */
export interface Receiver {
  url: string
  received: Received[]
  status: number
  /** Waits until so many have come. */
  has: (count: number) => Promise<Received[]>
  close: () => Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, body })
      waiting.splice(0).forEach((wake) => wake())
      response.writeHead(receiver.status, { location: 'http://127.0.0.1:1/' }).end('x'.repeat(200_000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    status: 204,
    has: async (count) => {
      const late = AbortSignal.timeout(5000)
      while (receiver.received.length < count)
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          late.onabort = () => reject(new Error(`only ${receiver.received.length} of ${count} came`))
        })
      return receiver.received
    },
    close: () => new Promise((resolve) => void (server.closeAllConnections(), server.close(() => resolve()))),
  }
  return receiver
}

/** The signature a receiver works out for itself, with the secret as it was shown. */
export function signatureOf(secret: string, { headers, body }: Received): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}
