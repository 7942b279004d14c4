import { beneath, oncePerDocument, suffices, type Told } from './asked-parts.js'

/** What stands around the rows of a list and can be read in the list's own statement. */
export type Part = 'applicant' | 'unit' | 'holderUnit' | 'lastTransfer' | 'sender' | 'sheets'
export type Parts = ReadonlySet<Part>
export const nothingBeside: Parts = new Set()

const named = ['id', 'name']
/** Where each part hangs, and what of it is read along. */
const read: Record<Part, { path: string; told: Told }> = {
  applicant: { path: 'applicant', told: { applicant: ['id', 'personName'] } },
  unit: { path: 'unit', told: { unit: [...named, 'status', 'parent'], 'unit.parent': named } },
  holderUnit: { path: 'holder.unit', told: { 'holder.unit': [...named, 'kind'] } },
  // All of it; its units are parts of their own, or the loaders' to read.
  lastTransfer: { path: 'lastTransfer', told: {} },
  sender: { path: 'lastTransfer.from', told: { 'lastTransfer.from': named } },
  sheets: {
    path: 'approvalForms',
    told: {
      approvalForms: ['id', 'unit', 'items'],
      'approvalForms.unit': named,
      'approvalForms.items': ['sectionKey', 'label', 'verdict'],
    },
  },
}

/**
 * The parts that are asked for, and for no more than is read along; what is asked for more is left to the loaders.
 * It takes the paths of the fields asked beneath the list, such as `edges.node.unit.parent`.
 */
export const partsOf = oncePerDocument((asked): Parts => {
  const ofRows = beneath('edges.node', asked)
  return new Set((Object.keys(read) as Part[]).filter((part) => ofRows.has(read[part].path) && suffices(read[part].told, ofRows)))
})
