import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The limit: the least a Node server can do between a request and PostgreSQL. `POST /` with `{ name, params }` runs the
 * prepared statement of that name and answers its text. Started as a process of its own; its statements come on the channel.
 */
const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 20 })
const statements = new Map<string, string>()
process.on('message', (sent: Record<string, string>) => {
  for (const [name, text] of Object.entries(sent)) statements.set(name, text)
  process.send?.({ ready: true })
})

const server = createServer((req, res) => {
  let body = ''
  req.setEncoding('utf8')
  req.on('data', (chunk: string) => (body += chunk))
  req.on('end', () => {
    const { name, params } = JSON.parse(body) as { name: string; params: unknown[] }
    pool.query<{ body: string }>({ name, text: statements.get(name)!, values: params }).then(
      ({ rows }) => {
        const text = rows[0]?.body ?? 'null'
        res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
      },
      (error: Error) => res.writeHead(500).end(error.message),
    )
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
// The bench may end without having stopped what it started.
process.once('disconnect', () => process.exit())
