import type { Language as ElementWords } from 'element-plus/es/locale/index.mjs'
import mainElementWords from 'element-plus/es/locale/lang/zh-cn.mjs'

export interface Language {
  code: string
  name: string
  dir: 'ltr' | 'rtl'
  elementWords: () => Promise<{ default: ElementWords }>
}

/** The languages one can choose. Uyghur ('ug', 'rtl', element-plus/es/locale/lang/ug-cn.mjs) is one more row once its words are written. */
export const languages: readonly Language[] = [
  { code: 'zh-CN', name: '中文', dir: 'ltr', elementWords: () => Promise.resolve({ default: mainElementWords }) },
  { code: 'en', name: 'English', dir: 'ltr', elementWords: () => import('element-plus/es/locale/lang/en.mjs') },
]

export const mainLanguage = 'zh-CN'

export function languageOf(code: string): Language {
  return languages.find((language) => language.code === code) ?? (languages[0] as Language)
}
