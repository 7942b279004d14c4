import type { ErrorCode } from '../../server/errors.js'
import application from '../../client/app/words/zh-CN/application.js'
import errors from '../../client/app/words/zh-CN/errors.js'
import unit from '../../client/app/words/zh-CN/unit.js'

/** The Chinese interface says these; the stories say codes. */
export const words = { action: application.action, status: application.status, unitStatus: unit.status }

/** Said on the page itself before anything is sent, in words of its own. */
const saidBefore: Partial<Record<ErrorCode, string>> = { VERTICALLY_MANAGED: '不能自行注册。请与上级联系' }

/** The sentence of a refusal, up to the part that differs from case to case. */
export const sentenceOf = (code: ErrorCode): string => saidBefore[code] ?? errors.code[code].split('{')[0] ?? ''

/** How the profile names a field that is missing. */
export function missingWord(field: string): string {
  const known = { ...unit.field, ...unit.document } as Record<string, string>
  return known[field] ?? field
}
