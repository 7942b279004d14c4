import { useI18n } from 'vue-i18n'

/** The words of a field of the unit information, or of one of its scans. */
export function useUnitFieldWords() {
  const { t, te } = useI18n()
  return (field: string): string => {
    const key = [`unit.field.${field}`, `unit.document.${field}`].find((one) => te(one))
    return key ? t(key) : field
  }
}
