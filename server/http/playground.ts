import { createRequire } from 'node:module'
import path from 'node:path'
import express, { type Router } from 'express'

const require = createRequire(import.meta.url)
const folder = path.join(import.meta.dirname, 'playground')

/** The parts of the page that come from installed packages, by the name under which they are served. */
const parts = {
  'react.js': packageFile('react', 'umd/react.production.min.js'),
  'react-dom.js': packageFile('react-dom', 'umd/react-dom.production.min.js'),
  'graphiql.js': packageFile('graphiql', 'graphiql.min.js'),
  'graphiql.css': packageFile('graphiql', 'graphiql.min.css'),
}

/** GraphiQL with examples, served whole from here: it works without any other network. Source: B11 */
export function playground(): Router {
  const router = express.Router()
  for (const [name, file] of Object.entries(parts)) {
    router.get(`/${name}`, (_req, res) => res.sendFile(file, { maxAge: '1d' }))
  }
  router.use(express.static(folder, { index: 'page.html', redirect: true }))
  return router
}

function packageFile(name: string, file: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), file)
}
