import type { GraphQLSchema } from 'graphql'
import { DomainError } from '../errors.js'
import { permissions, refuseAccess, type Access } from '../workflow/permissions.js'
import type { Context } from './context.js'
import { toGraphQLError } from './errors.js'
import { applyMiddleware, rule, shield } from './shield-library.js'

type ShieldRule = ReturnType<ReturnType<typeof rule>>

const ruleFor = (access: Access): ShieldRule =>
  rule(`access:${access}`, { cache: 'no_cache' })((_root, _args, { viewer }: Context) => {
    const refused = refuseAccess(access, viewer)
    if (!refused) return true
    const { rule: code, cure, who } = refused
    return toGraphQLError(new DomainError(code, { cure, who }))
  })

/** One rule per Query and Mutation field, made from the table in workflow/permissions.ts. */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  requireRuleForEveryField(schema)
  const rules = new Map<Access, ShieldRule>()
  const ruleOf = (access: Access) => rules.get(access) ?? (rules.set(access, ruleFor(access)), rules.get(access)!)
  const tree = Object.fromEntries(
    Object.entries(permissions).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, access]) => [field, ruleOf(access)])),
    ]),
  )
  return applyMiddleware(schema, shield(tree, { allowExternalErrors: true }).generate(schema))
}

/** @throws Error at start-up: a field without a rule, or a rule without its field */
export function requireRuleForEveryField(
  schema: GraphQLSchema,
  table: Record<string, Record<string, Access>> = permissions,
): void {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!type) continue
    const fields = Object.keys(type.getFields())
    const ruled = Object.keys(table[type.name] ?? {})
    const open = fields.filter((field) => !ruled.includes(field))
    const dead = ruled.filter((field) => !fields.includes(field))
    if (open.length > 0)
      throw new Error(`no permission is written for ${open.map((field) => `${type.name}.${field}`).join(', ')}`)
    if (dead.length > 0)
      throw new Error(`permissions name what the schema lacks: ${dead.map((field) => `${type.name}.${field}`).join(', ')}`)
  }
}
