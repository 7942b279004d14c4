import type { CombinedError } from '@urql/core'
import type { Cure, ErrorCode, Party } from '../generated/graphql.js'

/** OFFLINE: no answer at all came back, so nothing is known about what the server did. */
export type RefusalCode = ErrorCode | 'OFFLINE'

export interface FieldRefusal {
  field: string
  code: string
}

/** Why the API said no, in the shape of its error extensions. `rule` of an available action is the same as `code` here. */
export interface Refusal {
  code: RefusalCode
  cure: Cure
  who: Party
  fields: FieldRefusal[]
  params: Record<string, unknown>
}

interface Extensions {
  code?: ErrorCode
  cure?: Cure
  who?: Party
  fields?: FieldRefusal[]
  params?: Record<string, unknown>
}

/** The first coded reason in an answer; without one it is OFFLINE (no answer) or INTERNAL. */
export function refusalOf(error: CombinedError): Refusal {
  const extensions = error.graphQLErrors[0]?.extensions as Extensions | undefined
  if (!extensions?.code && (error.networkError || !error.graphQLErrors.length)) return plainRefusal('OFFLINE', 'retryLater')
  return {
    code: extensions?.code ?? 'INTERNAL',
    cure: extensions?.cure ?? 'none',
    who: extensions?.who ?? 'NOBODY',
    fields: extensions?.fields ?? [],
    params: extensions?.params ?? {},
  }
}

/** A refusal the client states itself, or the `rule, cure, who` of an available action. */
export function plainRefusal(code: RefusalCode, cure: Cure = 'none', who: Party = 'YOU'): Refusal {
  return { code, cure, who, fields: [], params: {} }
}
