import { randomInt } from 'node:crypto'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 0 to 99 in Chinese. */
function spoken(number: number): string {
  if (number <= 10) return digits[number] ?? ''
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits[tens] : ''}十${ones > 0 ? digits[ones] : ''}`
}

/** A sum that is read, not seen: for screen readers. */
export function captchaQuestion(): { question: string; answer: string } {
  const [a, b] = [randomInt(1, 50), randomInt(1, 30)]
  const minus = b <= a && randomInt(2) === 0
  return {
    question: `${spoken(a)}${minus ? '减' : '加'}${spoken(b)}等于几？请填数字`,
    answer: String(minus ? a - b : a + b),
  }
}
