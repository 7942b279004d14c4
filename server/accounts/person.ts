import type { InputFaults } from '../reference/input-faults.js'
import { readIdNumber } from '../workflow/codes.js'

/** Today in Asia/Shanghai, YYYY-MM-DD. */
const todayInShanghai = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

export interface PersonInput {
  name: string
  idNumber: string
  phone: string
}

/**
 * A person as typed: name, ID number by GB 11643, telephone. Faults are named `<at>.name` and so on.
 * @param names what the fields are called at the API
 */
export function readPerson(faults: InputFaults, person: PersonInput, names: Record<keyof PersonInput, string>) {
  const name = faults.text(names.name, person.name, { max: 50, required: true }) ?? ''
  const phone = faults.phone(names.phone, person.phone, { required: true }) ?? ''
  const idNumber = readIdNumber(person.idNumber, todayInShanghai())?.number
  if (!idNumber) faults.add(names.idNumber, 'ID_NUMBER_INVALID')
  return { name, phone, idNumber: idNumber ?? '' }
}

/** 3 to 32 letters, digits, dots, hyphens or underscores. Source: S3. */
export function readLoginName(faults: InputFaults, typed: string, field = 'loginName'): string {
  const name = faults.text(field, typed.normalize('NFKC'), { max: 32, required: true }) ?? ''
  if (name && !/^[\p{L}\p{N}][\p{L}\p{N}._@-]{2,31}$/u.test(name)) faults.add(field, 'LOGIN_NAME_INVALID')
  return name
}
