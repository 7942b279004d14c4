const digits = '零一二三四五六七八九'

/** 0 to 99 as written in Chinese. */
function read(spoken: string): number {
  if (!spoken.includes('十')) return digits.indexOf(spoken)
  const [tens = '', ones = ''] = spoken.split('十')
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}

/** Answers 三加五等于几？ as somebody does who hears it. */
export function answerOf(question: string): string {
  const [, a, sign, b] = /^([零一二三四五六七八九十]+)([加减])([零一二三四五六七八九十]+)等于几/.exec(question) ?? []
  if (a === undefined || b === undefined) throw new Error(`This is no sum: ${question}`)
  return String(sign === '加' ? read(a) + read(b) : read(a) - read(b))
}
