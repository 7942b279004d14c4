import type { UnitProfileInput, WholeUnitFragment } from '../generated/graphql.js'

/** The profile as it stands in the form: what is in force, overlaid by changes under way. Source: S15, S28. */
export function unitDraft(unit: WholeUnitFragment): UnitProfileInput {
  const { change } = unit
  return {
    name: change?.name ?? unit.name,
    level: change?.level ?? unit.level,
    divisionCode: change?.divisionCode ?? unit.division.code,
    uscc: change?.uscc ?? unit.uscc ?? '',
    orgCode: change?.orgCode ?? unit.orgCode ?? '',
    nature: unit.nature ?? '',
    businessRegistered: unit.businessRegistered,
    address: unit.address ?? '',
    postcode: unit.postcode ?? '',
    legalRepresentative: unit.legalRepresentative ?? '',
    contactName: unit.contactName ?? '',
    contactPhone: unit.contactPhone ?? '',
  }
}

/** What is sent: codes in capitals without spaces, and null for what was left empty. */
export function profileInput(draft: UnitProfileInput): UnitProfileInput {
  const text = (value: string | null | undefined) => value?.trim() || null
  const code = (value: string | null | undefined) => value?.replace(/\s/g, '').toUpperCase() || null
  return {
    name: draft.name.trim(),
    level: draft.level,
    divisionCode: draft.divisionCode,
    businessRegistered: draft.businessRegistered,
    uscc: code(draft.uscc),
    orgCode: code(draft.orgCode),
    nature: text(draft.nature),
    address: text(draft.address),
    postcode: text(draft.postcode),
    legalRepresentative: text(draft.legalRepresentative),
    contactName: text(draft.contactName),
    contactPhone: text(draft.contactPhone),
  }
}
