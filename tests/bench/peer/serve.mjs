import { createServer } from 'node:http'
import { grafserv } from 'postgraphile/grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { postgraphile } from 'postgraphile'

/** PostGraphile as its manual sets it up for production, over the same tables; prints its port. */
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Lists may be ordered by any column, as ours are.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.argv[2], schemas: ['public', 'peer'], poolConfig: { max: 20 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
})
const server = createServer()
const serv = instance.createServ(grafserv)
await serv.addTo(server)
await instance.getSchema()
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.on('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
