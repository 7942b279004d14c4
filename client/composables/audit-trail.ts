import { useI18n } from 'vue-i18n'
import { saveDataUrl } from '../app/save-file.js'
import { useAuditTrailQuery } from '../generated/graphql.js'
import { useAct } from './act.js'

/** Saves an application's audit trail as the file that `/verify-trail.mjs` checks. Source: B12. */
export function useAuditTrail(applicationId: () => string) {
  const { t } = useI18n()
  const query = useAuditTrailQuery({ variables: () => ({ applicationId: applicationId() }), pause: true })
  const fetched = {
    executeMutation: async () => {
      const { data, error } = await query.executeQuery({ requestPolicy: 'network-only' })
      return { data: data.value, error: error.value }
    },
  }
  const act = useAct(fetched, { done: t('trail.saved') })
  return {
    busy: act.busy,
    async save() {
      const trail = (await act.run({}))?.auditTrail
      if (trail) saveDataUrl(jsonUrl(trail), t('trail.file'))
    },
  }
}

/** Base64 of UTF-8, which btoa alone cannot make. */
function jsonUrl(content: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(content, undefined, 1))
  return `data:application/json;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}
