import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import { DomainError } from '../errors.js'
import { featureOf, features, refuseFeature, type Feature } from '../workflow/features.js'
import { permissions, refuseAccess, type Access } from '../workflow/permissions.js'
import { refuseScope } from '../workflow/token-scopes.js'
import type { Context } from './context.js'
import { toGraphQLError } from './errors.js'
import { and, applyMiddleware, rule, shield } from './shield-library.js'

type ShieldRule = ReturnType<ReturnType<typeof rule>>

const ruleFor = (access: Access): ShieldRule =>
  rule(`access:${access}`, { cache: 'no_cache' })((_root, _args, { viewer, token }: Context, info: GraphQLResolveInfo) => {
    const refused = (token && refuseScope(token.scopes, info.parentType.name, info.fieldName)) ?? refuseAccess(access, viewer)
    if (!refused) return true
    const { rule: code, cure, who } = refused
    return toGraphQLError(new DomainError(code, { cure, who }))
  })

const featureRules = new Map<Feature, ShieldRule>(
  features.map((feature) => [
    feature,
    rule(`feature:${feature}`, { cache: 'no_cache' })((_root, _args, { reference }: Context) => {
      const refused = refuseFeature(feature, reference.rows.switchedOff)
      return refused ? toGraphQLError(new DomainError(refused.rule, { cure: refused.cure, who: refused.who })) : true
    }),
  ]),
)

/** Who may not call a field learns that, not whether it is switched off. */
function withFeature(field: string, access: ShieldRule) {
  const feature = featureOf(field)
  const open = feature && featureRules.get(feature)
  return open ? and(access, open) : access
}

/** One rule per Query and Mutation field, made from the table in workflow/permissions.ts. */
export function guard(schema: GraphQLSchema): GraphQLSchema {
  requireRuleForEveryField(schema)
  const rules = new Map<Access, ShieldRule>()
  const ruleOf = (access: Access) => rules.get(access) ?? (rules.set(access, ruleFor(access)), rules.get(access)!)
  const tree = Object.fromEntries(
    Object.entries(permissions).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, access]) => [field, withFeature(field, ruleOf(access))])),
    ]),
  )
  const guards = shield(tree, { allowExternalErrors: true }).generate(schema) as Record<string, object>
  // Shield would put a promise around every field it knows, also those without a rule: a page has thousands of them.
  const ruled = Object.fromEntries(Object.entries(guards).filter(([type]) => type in permissions))
  return guardStreams(requireGuards(schema, applyMiddleware(schema, ruled)))
}

/** @throws Error at start-up: a field with a rule, but nothing that asks it */
function requireGuards(bare: GraphQLSchema, guarded: GraphQLSchema): GraphQLSchema {
  const resolveOf = (schema: GraphQLSchema, type: string, field: string) => {
    const named = schema.getType(type)
    return isObjectType(named) ? named.getFields()[field]?.resolve : undefined
  }
  for (const [type, fields] of Object.entries(permissions)) {
    const open = Object.keys(fields).filter((field) => {
      const resolve = resolveOf(guarded, type, field)
      return !resolve || resolve === resolveOf(bare, type, field)
    })
    if (open.length > 0) throw new Error(`no guard stands before ${open.map((field) => `${type}.${field}`).join(', ')}`)
  }
  return guarded
}

/** The middleware asks at each event; whoever may not listen must not even begin to. */
function guardStreams(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, field] of Object.entries(schema.getSubscriptionType()?.getFields() ?? {})) {
    const { subscribe } = field
    const access = (permissions.Subscription as Record<string, Access>)[name]
    if (!subscribe || !access) continue
    field.subscribe = (root, args, context: Context, info) => {
      const refused = refuseAccess(access, context.viewer)
      if (refused) throw toGraphQLError(new DomainError(refused.rule, { cure: refused.cure, who: refused.who }))
      return subscribe(root, args, context, info) as unknown
    }
  }
  return schema
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
