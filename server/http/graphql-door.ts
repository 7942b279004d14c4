import { HeaderMap, type ApolloServer } from '@apollo/server'
import type { Request, RequestHandler, Response } from 'express'
import { readOwnWrites } from '../graphql/own-writes.js'

/** Bytes of one request without files; what is longer, or does not say its length, is left to the body parser. */
const longestBody = 1024 * 1024

/** As everybody sends it who speaks the API: JSON in UTF-8, not compressed, its length known. */
function isEverydayRequest({ method, url, headers }: Request): boolean {
  const length = Number(headers['content-length'])
  return (
    method === 'POST' &&
    url === '/graphql' &&
    length > 0 &&
    length <= longestBody &&
    headers['content-encoding'] === undefined &&
    /^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')
  )
}

const utf8 = new TextDecoder()

/** @throws SyntaxError with HTTP status 400: no JSON, or neither an object nor a list */
function parsed(chunks: readonly Buffer[]): unknown {
  try {
    const body: unknown = JSON.parse(utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    if (typeof body === 'object' && body !== null) return body
    throw new SyntaxError('neither an object nor a list')
  } catch (error) {
    throw Object.assign(error as SyntaxError, { status: 400 })
  }
}

/**
 * The short way to Apollo. What nearly every request is passes here without the parsers for uploads, other encodings and
 * addresses, which together cost more than most reads; everything else goes on to them and is answered the same.
 */
export function graphqlDoor<Context extends object>(
  apollo: ApolloServer<Context>,
  context: (http: { req: Request; res: Response }) => Promise<Context>,
): RequestHandler {
  const answer = async (req: Request, res: Response, body: unknown) => {
    const headers = new HeaderMap(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
    const httpGraphQLRequest = { method: 'POST', headers, search: '', body }
    const answered = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => context({ req, res }) })
    if (answered.body.kind !== 'complete') throw new Error('answers are sent in one piece')
    const { string } = answered.body
    for (const [name, value] of answered.headers) res.setHeader(name, value)
    res.writeHead(answered.status ?? 200, { 'Content-Length': Buffer.byteLength(string) }).end(string)
  }
  return (req, res, next) => {
    if (!isEverydayRequest(req)) return next()
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.once('end', () => {
      try {
        const body = parsed(chunks)
        readOwnWrites(req, res, () => void answer(req, res, body).catch(next))
      } catch (error) {
        next(error)
      }
    })
  }
}
