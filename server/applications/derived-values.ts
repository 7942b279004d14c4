import type { IdNumber } from '../workflow/codes.js'
import { emptyContent, type SectionContent } from '../workflow/section-content.js'
import { commitmentVersion } from '../workflow/section-rules-person.js'

/** What the account and its ID number say about the applicant. */
export interface Person {
  name: string
  /** Masked; the number itself is in no dossier. */
  idNumberMasked: string
  idNumber: IdNumber
  unitName: string
  phone: string | null
}

/** Content of a section of a new application: what is known already, so that nobody types it and nobody changes it. */
export function initialContent(key: string, person: Person): SectionContent {
  if (key !== 'basic') return emptyContent()
  const { name, idNumber, idNumberMasked, unitName, phone } = person
  return {
    values: {
      name,
      unitName,
      idNumber: idNumberMasked,
      birthDate: idNumber.birthDate,
      sex: idNumber.sex === 'MALE' ? '男' : '女',
      ...(phone && { phone }),
    },
    rows: [],
  }
}

/**
 * Fills what the server fills at a save: the commitment keeps which text was ticked, and when.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function withDerived(key: string, content: SectionContent, previous: SectionContent, today: string): SectionContent {
  if (key !== 'commitment') return content
  const { version, confirmedOn, ...typed } = content.values
  if (typed.agreed !== true) return { values: typed, rows: [] }
  const stands = previous.values.agreed === true && version === commitmentVersion && confirmedOn !== undefined
  return { values: { ...typed, version: commitmentVersion, confirmedOn: stands ? confirmedOn : today }, rows: [] }
}
