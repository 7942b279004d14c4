import { pinyin } from 'pinyin-pro'

/** `guli gl`: how a name is typed by whoever has no Chinese keyboard at hand, in full and by initials; latin letters stay. */
export function personPinyin(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
  const words = syllables.map((syllable) => syllable.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean)
  return `${words.join('')} ${words.map((word) => [...word][0]).join('')}`.trim()
}
