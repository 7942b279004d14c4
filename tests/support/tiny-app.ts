import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ApolloServer } from '@apollo/server'
import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { GraphQLUpload } from 'graphql-upload-minimal'
import { limits } from '../../server/graphql/limits.js'
import { createApp } from '../../server/http/app.js'
import { listen, type Listener } from '../../server/http/listener.js'

/** As the build does it; a script, which has no types. */
const compressing = path.resolve(import.meta.dirname, '../../scripts/compress.mjs')
const { compress } = (await import(compressing)) as { compress: (folder: string) => Promise<void> }

/** The HTTP surface around a schema of three fields, with a client of three files. */
export interface TinyApp {
  address: string
  listener: Listener
  /** Makes the database probe of /health fail or work. */
  database: { up: boolean }
  stop: () => Promise<void>
}

const file = { type: new GraphQLNonNull(GraphQLUpload) }

const node: GraphQLObjectType = new GraphQLObjectType({
  name: 'Node',
  fields: () => ({ name: { type: GraphQLString, resolve: () => 'n' }, next: { type: node, resolve: () => ({}) } }),
})

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      node: { type: node, resolve: () => ({}) },
      slow: { type: GraphQLString, resolve: () => new Promise((done) => setTimeout(done, 400, 'done')) },
    },
  }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: {
      read: {
        type: GraphQLInt,
        args: { file },
        resolve: async (_root, args: { file: Promise<Upload> }) => countBytes(await args.file),
      },
      refuse: {
        type: GraphQLInt,
        args: { file },
        resolve: () => {
          throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })
        },
      },
    },
  }),
})

interface Upload {
  createReadStream: () => AsyncIterable<Buffer> & { truncated: boolean }
}

async function countBytes({ createReadStream }: Upload): Promise<number> {
  const stream = createReadStream()
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.length
  if (stream.truncated) throw new GraphQLError('too large', { extensions: { code: 'FILE_TOO_LARGE' } })
  return bytes
}

export async function startTinyApp(): Promise<TinyApp> {
  const clientFolder = await mkdtemp(path.join(tmpdir(), 'tiny-client-'))
  await mkdir(path.join(clientFolder, 'assets'))
  await writeFile(path.join(clientFolder, 'index.html'), '<!doctype html><title>client</title>')
  await writeFile(path.join(clientFolder, 'assets/app-3f2a.js'), `console.log(1)${' '.repeat(2000)}`)
  await writeFile(path.join(clientFolder, 'icon.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(2000)}</svg>`)
  await compress(clientFolder)
  const database = { up: true }
  const apollo = new ApolloServer({ schema, ...limits, includeStacktraceInErrorResponses: false })
  await apollo.start()
  const listener = await listen('127.0.0.1', 0)
  const app = createApp({
    apollo,
    context: async () => ({}),
    sendFile: async (_context, id, form, res) => void res.json({ id, form }),
    printForm: async (_context, id, res) => void res.json({ id }),
    printJob: async (_context, id, res) => void res.json({ id }),
    printCertificate: async (_context, id, foundAt, res) => void res.json({ id, foundAt }),
    probe: async () => (database.up ? 1 : Promise.reject(new Error('down'))),
    version: '1.2.3',
    clientFolder,
    trustedProxies: 0,
  })
  listener.serve(app)
  const stop = async () => {
    await listener.close()
    await apollo.stop()
    await rm(clientFolder, { recursive: true })
  }
  return { address: listener.address, listener, database, stop }
}
