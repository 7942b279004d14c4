import { ref, watch } from 'vue'
import { mainLanguage } from './languages.js'

function remembered(key: string): string | null {
  // Browsers of shared office machines may forbid storage; the choice then lasts for the visit.
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}

export const language = ref(remembered('language') ?? mainLanguage)
/** 适老化: everything a third larger, and larger targets. */
export const largeType = ref(remembered('largeType') === 'yes')

watch(language, (code) => remember('language', code))
watch(
  largeType,
  (large) => {
    remember('largeType', large ? 'yes' : 'no')
    document.documentElement.dataset.type = large ? 'large' : 'normal'
  },
  { immediate: true },
)
