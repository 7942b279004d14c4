import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What stands before the nodes: each request goes to the next one, nobody stays with the same. */
export interface Balancer {
  address: string
  /** How many requests each node has answered. */
  answered: ReadonlyMap<string, number>
  close: () => Promise<void>
}

/** Nodes that refuse a connection are passed over; one that dies while it works leaves its caller with 502, as any balancer does. */
export async function startBalancer(nodes: readonly string[]): Promise<Balancer> {
  const answered = new Map(nodes.map((node) => [node, 0]))
  let turn = 0
  const inTurn = () => nodes.map((_, at) => nodes[(turn + at) % nodes.length]!)

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req)
    const order = inTurn()
    turn += 1
    for (const node of order) {
      const outcome = await pass(node, req, body, res)
      if (outcome === 'answered') answered.set(node, answered.get(node)! + 1)
      if (outcome === 'lost' && !res.headersSent) res.writeHead(502).end()
      if (outcome === 'lost') res.destroy()
      if (outcome !== 'refused') return
    }
    res.writeHead(503).end()
  }

  const server = createServer((req, res) => void serve(req, res).catch(() => res.destroy()))
  server.on('upgrade', (req, socket, head) => {
    const { hostname, port } = new URL(inTurn()[0]!)
    turn += 1
    const node = connect(Number(port), hostname, () => {
      const headers = Object.entries(req.headers).map(([name, value]) => `${name}: ${String(value)}`)
      node.write(`${req.method} ${req.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
      node.write(head)
      socket.pipe(node).pipe(socket)
    })
    for (const end of [node, socket]) end.on('error', () => (node.destroy(), socket.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answered, close }
}

function pass(node: string, req: IncomingMessage, body: Buffer, res: ServerResponse): Promise<'answered' | 'refused' | 'lost'> {
  return new Promise((resolve) => {
    const onward = request(
      new URL(req.url ?? '/', node),
      { method: req.method, headers: req.headers, agent: false },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(res)
        answer.on('end', () => resolve('answered'))
        answer.on('error', () => resolve('lost'))
      },
    )
    onward.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'))
    onward.end(body)
  })
}
