import { permissions } from './permissions.js'
import { refusal, type Refusal } from './refusal.js'

type Field = keyof typeof permissions.Query | keyof typeof permissions.Mutation

/**
 * What a key for programs may call: the fields of its scopes and what everybody may read, always inside what its owner may do
 * at that moment. A field that is named nowhere here is closed to every key. Source: B11.
 */
export const tokenScopes = {
  READ_APPLICATIONS: ['application', 'applications', 'inbox', 'inboxClasses', 'sent', 'applicationChanges'],
  HANDLE_APPLICATIONS: [
    'startHandling',
    'saveApprovalForm',
    'reportUp',
    'returnToApplicant',
    'sendBack',
    'recall',
    'requestSendBack',
    'urge',
  ],
  READ_STATISTICS: ['statistics'],
  READ_UNITS: ['unit', 'units', 'applicants'],
} as const satisfies Record<string, readonly Field[]>

export type TokenScope = keyof typeof tokenScopes

/** Reading what anybody may read needs no scope, so that a key can learn whose it is and what the codes mean. */
const isOpen = (type: string, field: string) =>
  type === 'Query' && (permissions.Query as Record<string, string>)[field] === 'anybody'

/** Why a key of these scopes may not call the field; undefined when it may. */
export function refuseScope(scopes: readonly TokenScope[], type: string, field: string): Refusal | undefined {
  if (isOpen(type, field)) return undefined
  if (scopes.some((scope) => (tokenScopes[scope] as readonly string[]).includes(field))) return undefined
  return refusal('SCOPE_MISSING', 'createApiToken', 'YOU')
}
