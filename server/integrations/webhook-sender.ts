import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { DeliveryFault } from '../workflow/webhook-events.js'
import { allowedAddresses, resolveByDns, type Resolve } from './webhook-target.js'

/** What became of one request. */
export interface Sent {
  durationMs: number
  /** null: no answer came. */
  statusCode: number | null
  /** null: it was accepted. */
  fault: DeliveryFault | null
}

/** Milliseconds for the whole exchange, the name's resolution included. */
const longest = 10_000
/** Of the answer only its status counts; beyond so many bytes its connection is closed. */
const mostAnswer = 64 * 1024

export interface SenderOptions {
  allowedNetworks: readonly string[]
  resolve?: Resolve
  timeoutMs?: number
}

/** Sends signed requests, and only to where they may go: asked at each request, for the very address it then connects to. */
export class WebhookSender {
  constructor(private readonly options: SenderOptions) {}

  /** Never throws: whatever goes wrong is the answer. Redirects are not followed. */
  async send(url: URL, body: string, headers: Record<string, string>): Promise<Sent> {
    const began = performance.now()
    const outcome = await this.attempt(url, body, headers)
    return { durationMs: Math.round(performance.now() - began), ...outcome }
  }

  private async attempt(url: URL, body: string, headers: Record<string, string>): Promise<Omit<Sent, 'durationMs'>> {
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? longest)
    const fault = (what: DeliveryFault) => ({ statusCode: null, fault: what })
    const timeUp = new Promise<'TIMED_OUT'>((resolve) =>
      signal.addEventListener('abort', () => resolve('TIMED_OUT'), { once: true }),
    )
    const { allowedNetworks, resolve = resolveByDns } = this.options
    const addresses = await Promise.race([allowedAddresses(url, allowedNetworks, resolve), timeUp])
    if (typeof addresses === 'string') return fault(addresses)
    try {
      const statusCode = await exchange(url, body, headers, addresses, signal)
      if (statusCode >= 200 && statusCode < 300) return { statusCode, fault: null }
      return { statusCode, fault: statusCode >= 300 && statusCode < 400 ? 'REDIRECTED' : 'NOT_ACCEPTED' }
    } catch {
      return fault(signal.aborted ? 'TIMED_OUT' : 'UNREACHABLE')
    }
  }
}

function exchange(
  url: URL,
  body: string,
  headers: Record<string, string>,
  addresses: readonly { address: string; family: number }[],
  signal: AbortSignal,
): Promise<number> {
  const bytes = Buffer.from(body)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? tlsRequest : plainRequest)(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        maxHeaderSize: 16 * 1024,
        headers: {
          'content-type': 'application/json',
          'content-length': bytes.length,
          'user-agent': 'title-review-webhook/1',
          ...headers,
        },
        // No second resolution, which could answer otherwise than the one that was checked.
        lookup: (_host, { all }, done) => {
          const [first] = addresses
          if (all)
            done(
              null,
              addresses.map(({ address, family }) => ({ address, family })),
            )
          else done(null, first?.address ?? '', first?.family)
        },
      },
      (answer) => {
        let read = 0
        const settle = () => resolve(answer.statusCode ?? 0)
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length
          if (read <= mostAnswer) return
          settle()
          answer.destroy()
        })
        answer.on('end', settle)
        answer.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(bytes)
  })
}
