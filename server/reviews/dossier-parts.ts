import { oncePerDocument, suffices, type Told } from '../applications/asked-parts.js'

/** What of an application a screen asks for, as far as it decides what to read and what of it suffices. */
export interface DossierParts {
  /** Enough of it that one statement for all is cheaper than one for each. */
  dossier: boolean
  /** The content of versions before the last. */
  everyVersion: boolean
  /** What stands now, beside what was submitted or judged. */
  standing: boolean
  /** No more is asked of these than the statement tells. */
  applicant: boolean
  unit: boolean
  holderUnit: boolean
  hopUnits: boolean
  formUnits: boolean
}

const heavy = ['sections', 'versions', 'transfers', 'approvalForms', 'draftForm', 'comparison']

const standing = ['sections.passed', 'approvalForms.items.current', 'draftForm.items.current']

const named = ['id', 'name']
/** What the statement tells of each. */
const told: Record<'applicant' | 'unit' | 'holderUnit' | 'hopUnits' | 'formUnits', Told> = {
  applicant: { applicant: ['id', 'personName'] },
  unit: { unit: [...named, 'parent'], 'unit.parent': named },
  holderUnit: { 'holder.unit': named },
  hopUnits: { 'transfers.from': named, 'transfers.to': named, 'lastTransfer.from': named, 'lastTransfer.to': named },
  formUnits: { 'approvalForms.unit': named, 'draftForm.unit': named },
}

export const partsOf = oncePerDocument((asked): DossierParts => ({
  dossier: heavy.filter((part) => asked.has(part)).length >= 2,
  everyVersion: asked.has('versions.sections') || asked.has('comparison'),
  standing: standing.some((path) => asked.has(path)),
  applicant: suffices(told.applicant, asked),
  unit: suffices(told.unit, asked),
  holderUnit: suffices(told.holderUnit, asked),
  hopUnits: suffices(told.hopUnits, asked),
  formUnits: suffices(told.formUnits, asked),
}))
