/** Part of a name or of its pinyin as typed (`gu li` finds 古丽), ready for `personMatches`; null when nothing was typed. */
export function personWords(typed: string | null | undefined): string | null {
  const words = typed?.normalize('NFC').trim().toLowerCase() ?? ''
  return (/^[\p{Script=Latin}\s']+$/u.test(words) ? words.replace(/[\s']+/g, '') : words) || null
}

/**
 * A condition on a row of `account`: its name or pinyin contains the text. The index narrows by characters and pairs of
 * neighbours, which works from one character on, where trigrams find nothing.
 * @param place of the parameter, such as $2, which is what `personWords` gave
 */
export const personMatches = (account: string, place: string): string =>
  `(search_grams(person_words(${account}.person_name, ${account}.person_pinyin)) @> wanted_grams(${place}::text)
    and position(${place}::text in person_words(${account}.person_name, ${account}.person_pinyin)) > 0)`
