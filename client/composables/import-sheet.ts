import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { saveDataUrl } from '../app/save-file.js'
import { rowFaults } from '../components/unit/import-faults.js'
import {
  type CreatedOrigin,
  type ImportKind,
  type ImportStaffMutation,
  useImportStaffMutation,
  useImportSubordinateUnitsMutation,
  useImportTemplateQuery,
} from '../generated/graphql.js'
import { useAct } from './act.js'

/** One Excel import: the template, what is wrong with the rows, and the list of logins that can be saved only now. Source: B8. */
export function useImportSheet(kind: ImportKind) {
  const { t } = useI18n()
  const template = useImportTemplateQuery({ variables: { kind }, pause: true })
  const units = useAct(useImportSubordinateUnitsMutation(), { refusals: 'here' })
  const staff = useAct(useImportStaffMutation(), { refusals: 'here' })
  const act = kind === 'UNITS' ? units : staff
  const outcome = shallowRef<ImportStaffMutation['importStaff']>()
  const saved = ref(false)

  return {
    outcome,
    saved,
    busy: act.busy,
    refusal: act.refusal,
    faults: computed(() => rowFaults(act.refusal.value?.fields ?? [])),
    async saveTemplate() {
      const { data } = await template.executeQuery()
      if (data.value) saveDataUrl(data.value.importTemplate, t(`subordinates.sheet.templateName.${kind}`))
    },
    async send(file: File, origin: CreatedOrigin | undefined) {
      saved.value = false
      if (kind === 'STAFF') outcome.value = (await staff.run({ input: { file } }))?.importStaff
      else if (origin) outcome.value = (await units.run({ input: { file, origin } }))?.importSubordinateUnits
    },
    saveLogins() {
      if (!outcome.value?.sheet) return
      saveDataUrl(outcome.value.sheet, t('subordinates.sheet.downloadName'))
      saved.value = true
    },
  }
}
