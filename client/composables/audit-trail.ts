import { useI18n } from 'vue-i18n'
import { saveText } from '../app/save-file.js'
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
      if (trail) saveText(JSON.stringify(trail, undefined, 1), 'application/json', t('trail.file'))
    },
  }
}
