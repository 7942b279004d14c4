import { DomainError, errorMessages, refuseFaults, type ErrorCode, type FieldFault } from '../errors.js'

export interface TextLimits {
  /** In characters as people count them (code points). */
  max: number
  required?: boolean
}

const isErrorCode = (code: string): code is ErrorCode => code in errorMessages

/** Collects what is wrong with an input, so that all of it is said at once. */
export class InputFaults {
  private readonly faults: FieldFault[] = []

  add(field: string, code: string): void {
    this.faults.push({ field, code })
  }

  list(): readonly FieldFault[] {
    return this.faults
  }

  /** One line. @returns it in NFC without spaces around it, null when empty; faults: REQUIRED, TOO_LONG, CONTROL_CHARACTER */
  text(field: string, value: string | null | undefined, limits: TextLimits): string | null {
    const text = this.lines(field, value, limits)
    if (text?.includes('\n')) this.add(field, 'CONTROL_CHARACTER')
    return text
  }

  /** Several lines. @returns as `text` does, lines ended by a line feed */
  lines(field: string, value: string | null | undefined, { max, required }: TextLimits): string | null {
    const text = (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()
    if (text === '') {
      if (required) this.add(field, 'REQUIRED')
      return null
    }
    if ([...text].length > max) this.add(field, 'TOO_LONG')
    if (/[^\P{Cc}\n\t]/u.test(text)) this.add(field, 'CONTROL_CHARACTER')
    return text
  }

  /** @returns the number as typed; fault: NOT_A_PHONE_NUMBER */
  phone(field: string, value: string | null | undefined, limits: { required?: boolean } = {}): string | null {
    const phone = this.text(field, value?.normalize('NFKC'), { max: 30, ...limits })
    if (phone !== null && !/^\+?[0-9][0-9 ()-]{5,28}[0-9]$/.test(phone)) this.add(field, 'NOT_A_PHONE_NUMBER')
    return phone
  }

  /** @throws DomainError the code of a single fault where the API has one for it, else INVALID_INPUT; `fields` names each */
  refuse(): void {
    const [first, ...others] = this.faults
    if (first && others.length === 0 && isErrorCode(first.code))
      throw new DomainError(first.code, { cure: 'correctField', who: 'YOU', fields: this.faults })
    refuseFaults(this.faults)
  }
}
