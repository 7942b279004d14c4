import { ElMessageBox } from 'element-plus'
import { useI18n } from 'vue-i18n'

/** Asks whether somebody is sure. `act`: what the button that goes on says; `warning`: for what cannot be taken back. */
export function useSure() {
  const { t } = useI18n()
  return (question: string, { act = t('common.confirm'), warning = false } = {}): Promise<boolean> =>
    ElMessageBox.confirm(question, {
      confirmButtonText: act,
      cancelButtonText: t('common.cancel'),
      ...(warning && { type: 'warning' as const }),
    }).then(
      () => true,
      () => false,
    )
}
