import { connect, type Socket } from 'node:net'

/** What a client sends: the body of a POST, and the cookie of whoever asks. */
export interface Sent {
  path: string
  body: string
  cookie?: string
}

export interface Answer {
  status: number
  body: string
}

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. The load has to cost as little as possible on a machine it
 * shares with what it measures, so this reads no more of HTTP than these three servers answer.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0)
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  bytes = 0

  private constructor(
    private readonly socket: Socket,
    private readonly port: number,
  ) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.receive(chunk))
    const fail = (error?: Error) => this.waiting?.reject(error ?? new Error('the server closed the connection'))
    socket.on('error', fail)
    socket.on('close', () => fail())
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket, port)))
      socket.once('error', reject)
    })
  }

  ask({ path, body, cookie }: Sent): Promise<Answer> {
    const head =
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\nContent-Type: application/json\r\nAccept: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}\r\n`
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(head + body)
    })
  }

  close(): void {
    this.waiting = undefined
    this.socket.destroy()
  }

  private receive(chunk: Buffer): void {
    this.bytes += chunk.length
    this.received = this.received.length > 0 ? Buffer.concat([this.received, chunk]) : chunk
    const end = this.received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.received.toString('latin1', 0, end)
    const length = /^content-length: (\d+)/im.exec(head)?.[1]
    const body = this.received.subarray(end + 4)
    const text = length === undefined ? dechunked(body) : body.length >= Number(length) ? body.toString('utf8') : undefined
    if (text === undefined) return
    this.received = Buffer.alloc(0)
    this.waiting?.resolve({ status: Number(head.slice(9, 12)), body: text })
  }
}

/** undefined until the last chunk is there. */
function dechunked(body: Buffer): string | undefined {
  if (!body.toString('latin1', Math.max(0, body.length - 5)).endsWith('0\r\n\r\n')) return undefined
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const eol = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, eol), 16)
    if (size === 0) return Buffer.concat(parts).toString('utf8')
    parts.push(body.subarray(eol + 2, eol + 2 + size))
    at = eol + 4 + size
  }
}
