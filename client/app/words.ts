import type { Language as ElementWords } from 'element-plus/es/locale/index.mjs'
import { shallowRef } from 'vue'
import { createI18n, type LocaleMessageDictionary, type VueMessageType } from 'vue-i18n'
import { languageOf, mainLanguage } from './languages.js'

type Area = LocaleMessageDictionary<VueMessageType>
type Areas = Record<string, Area>

/** A file words/<language>/<area>.ts becomes the words under `<area>.`; the main language is always there, the others when chosen. */
const mainWords = import.meta.glob<Area>('./words/zh-CN/*.ts', { eager: true, import: 'default' })
const otherWords = import.meta.glob<Area>(['./words/*/*.ts', '!./words/zh-CN/*.ts'], { import: 'default' })

const areaOf = (path: string) => path.replace(/^.*\/(.+)\.ts$/, '$1')

function byArea(files: Areas): Areas {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [areaOf(path), words]))
}

const messages: Record<string, Areas> = { [mainLanguage]: byArea(mainWords) }

export const i18n = createI18n({
  legacy: false,
  locale: mainLanguage as string,
  fallbackLocale: mainLanguage,
  messages,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
})

export const elementWords = shallowRef<ElementWords>()

/** Loads what the language needs, then switches words, element-plus and the direction of the page together. */
export async function speak(code: string): Promise<void> {
  const language = languageOf(code)
  const [element] = await Promise.all([language.elementWords(), loadWords(language.code)])
  elementWords.value = element.default
  i18n.global.locale.value = language.code
  document.documentElement.lang = language.code
  document.documentElement.dir = language.dir
}

async function loadWords(code: string) {
  if (i18n.global.availableLocales.includes(code)) return
  const files = Object.entries(otherWords).filter(([path]) => path.startsWith(`./words/${code}/`))
  const loaded = await Promise.all(files.map(async ([path, load]) => [path, await load()] as const))
  i18n.global.setLocaleMessage(code, byArea(Object.fromEntries(loaded)))
}
