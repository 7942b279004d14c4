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
/** What the statement tells of each, in the words of the API. */
const told: Record<'applicant' | 'unit' | 'holderUnit' | 'hopUnits' | 'formUnits', Record<string, readonly string[]>> = {
  applicant: { applicant: ['id', 'personName'] },
  unit: { unit: [...named, 'parent'], 'unit.parent': named },
  holderUnit: { 'holder.unit': named },
  hopUnits: { 'transfers.from': named, 'transfers.to': named, 'lastTransfer.from': named, 'lastTransfer.to': named },
  formUnits: { 'approvalForms.unit': named, 'draftForm.unit': named },
}

// A document is asked again and again, and what it asks is one object.
const known = new WeakMap<ReadonlySet<string>, DossierParts>()

export function partsOf(asked: ReadonlySet<string>): DossierParts {
  const seen = known.get(asked)
  if (seen) return seen
  const suffices = (part: keyof typeof told) =>
    [...asked].every((path) => {
      const dot = path.lastIndexOf('.')
      const field = path.slice(dot + 1)
      const above = dot < 0 ? '' : path.slice(0, dot)
      const fields = told[part][above]
      return !fields || field === '__typename' || fields.includes(field)
    })
  const parts = {
    dossier: heavy.filter((part) => asked.has(part)).length >= 2,
    everyVersion: asked.has('versions.sections') || asked.has('comparison'),
    standing: standing.some((path) => asked.has(path)),
    applicant: suffices('applicant'),
    unit: suffices('unit'),
    holderUnit: suffices('holderUnit'),
    hopUnits: suffices('hopUnits'),
    formUnits: suffices('formUnits'),
  }
  known.set(asked, parts)
  return parts
}
