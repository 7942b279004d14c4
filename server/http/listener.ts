import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorCode, StartRefusal } from '../start-refusal.js'

/** The port, taken at once; requests before `serve` are told to come again. */
export interface Listener {
  server: Server
  /** For people: http://host:port */
  address: string
  serve: (handler: RequestListener) => void
  /** Takes no new connection and waits until the requests in flight have been answered, 15 s at most. */
  close: () => Promise<void>
}

/** @throws StartRefusal when the port is in use or may not be opened */
export function listen(host: string, port: number): Promise<Listener> {
  let handler: RequestListener = (_req, res) => {
    res.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'application/json' }).end('{"status":"starting"}')
  }
  const server = createServer((req, res) => handler(req, res))
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, () => {
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({
        server,
        address: `http://${shown}:${(server.address() as AddressInfo).port}`,
        serve: (next) => void (handler = next),
        close: () => close(server),
      })
    })
  })
}

/** How long an end waits for requests in flight, in ms; a connection that has gone silent halfway must not hold it up. */
const patience = 15_000

async function close(server: Server): Promise<void> {
  // A kept-alive connection becomes idle only after its answer: look again until none is left.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await new Promise((resolve) => server.close(resolve))
  clearInterval(sweep)
  clearTimeout(cut)
}

function explain(error: Error, host: string, port: number): Error {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartRefusal(`Port ${port} on ${host} is already in use: stop what runs there or set PORT to another one.`)
    case 'EACCES':
      return new StartRefusal(`Port ${port} may not be opened by this account: set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(`This machine has no address ${host}: set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`)
    default:
      return error
  }
}
