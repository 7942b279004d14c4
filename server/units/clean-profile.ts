import { InputFaults } from '../reference/input-faults.js'
import type { ReferenceCache } from '../reference/reference.cache.js'
import { unitNatures } from '../reference/unit-natures.js'
import { codesAgree, readOrgCode, readUscc } from '../workflow/codes.js'
import type { UnitLevel } from '../workflow/unit-facts.js'
import type { ReviewedFacts, UnitRow } from './unit.store.js'

type Optional<Keys extends string> = Partial<Record<Keys, string | null>>

export type ProfileInput = { name: string; level: UnitLevel; divisionCode: string; businessRegistered: boolean } & Optional<
  'uscc' | 'orgCode' | 'nature' | 'address' | 'postcode' | 'legalRepresentative' | 'contactName' | 'contactPhone'
>

/** What changes at once, also after approval. */
export type FreeFacts = Pick<
  UnitRow,
  'nature' | 'businessRegistered' | 'address' | 'postcode' | 'legalRepresentative' | 'contactName' | 'contactPhone'
>

export const unitNameLimits = { max: 100, required: true }

/** Adds DIVISION_LEVEL_MISMATCH where the division is unknown or of another level. Source: S18-S21. */
export function checkPlace(faults: InputFaults, field: string, level: UnitLevel, code: string, reference: ReferenceCache): void {
  if (reference.rows.divisions.get(code)?.level !== level) faults.add(field, 'DIVISION_LEVEL_MISMATCH')
}

/** @returns the code in canonical form; a fault when something is typed that is none */
function readCode(faults: InputFaults, field: string, typed: string | null | undefined, read: typeof readUscc, fault: string) {
  const text = faults.text(field, typed, { max: 30 })
  const code = text === null ? null : (read(text) ?? null)
  if (text !== null && code === null) faults.add(field, fault)
  return code
}

/** Both codes in canonical form, and whether they belong together. */
export function readCodes(faults: InputFaults, input: Optional<'uscc' | 'orgCode'>): Pick<ReviewedFacts, 'uscc' | 'orgCode'> {
  const uscc = readCode(faults, 'uscc', input.uscc, readUscc, 'USCC_INVALID')
  const orgCode = readCode(faults, 'orgCode', input.orgCode, readOrgCode, 'ORG_CODE_INVALID')
  if (uscc && orgCode && !codesAgree(uscc, orgCode)) faults.add('orgCode', 'CODES_DISAGREE')
  return { uscc, orgCode }
}

/**
 * A profile as it is stored: trimmed, codes in canonical form.
 * @throws DomainError of a single fault (USCC_INVALID, DIVISION_LEVEL_MISMATCH …), INVALID_INPUT naming several
 */
export function cleanProfile(input: ProfileInput, reference: ReferenceCache): { facts: ReviewedFacts; free: FreeFacts } {
  const faults = new InputFaults()
  checkPlace(faults, 'divisionCode', input.level, input.divisionCode, reference)
  const facts: ReviewedFacts = {
    name: faults.text('name', input.name, unitNameLimits) ?? '',
    ...readCodes(faults, input),
    level: input.level,
    divisionCode: input.divisionCode,
  }
  const postcode = faults.text('postcode', input.postcode, { max: 6 })
  if (postcode && !/^\d{6}$/.test(postcode)) faults.add('postcode', 'NOT_A_POSTCODE')
  const nature = faults.text('nature', input.nature, { max: 50 })
  if (nature && !unitNatures.includes(nature)) faults.add('nature', 'NOT_A_CHOICE')
  const free: FreeFacts = {
    nature,
    businessRegistered: input.businessRegistered,
    address: faults.text('address', input.address, { max: 200 }),
    postcode,
    legalRepresentative: faults.text('legalRepresentative', input.legalRepresentative, { max: 50 }),
    contactName: faults.text('contactName', input.contactName, { max: 50 }),
    contactPhone: faults.phone('contactPhone', input.contactPhone),
  }
  faults.refuse()
  return { facts, free }
}
