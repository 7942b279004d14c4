import { createRequire } from 'node:module'
import util from 'node:util'
import type * as Middleware from 'graphql-middleware'
import type * as Shield from 'graphql-shield'

// graphql-shield's ESM build does not load on Node ≥ 23, and its CommonJS build calls util.isUndefined, which is gone there.
const require = createRequire(import.meta.url)
Object.assign(util, { isUndefined: (value: unknown) => value === undefined })

export const { and, shield, rule } = require('graphql-shield') as typeof Shield
export const { applyMiddleware } = require('graphql-middleware') as typeof Middleware
