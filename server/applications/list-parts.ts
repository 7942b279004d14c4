/** What stands around the rows of a list and can be read in the list's own statement. */
export type Part = 'applicant' | 'unit' | 'holderUnit' | 'lastTransfer' | 'sender' | 'sheets'
export type Parts = ReadonlySet<Part>
export const nothingBeside: Parts = new Set()

/** Where each part hangs, and what of it is read along. */
const read: Record<Part, { path: string; fields: RegExp }> = {
  applicant: { path: 'applicant', fields: /^(id|personName)$/ },
  unit: { path: 'unit', fields: /^(id|name|status|parent(\.id|\.name)?)$/ },
  holderUnit: { path: 'holder.unit', fields: /^(id|name|kind)$/ },
  // Its units are parts of their own, or the loaders' to read.
  lastTransfer: { path: 'lastTransfer', fields: /./ },
  sender: { path: 'lastTransfer.from', fields: /^(id|name)$/ },
  sheets: { path: 'approvalForms', fields: /^(id|unit(\.id|\.name)?|items(\.sectionKey|\.label|\.verdict)?)$/ },
}

const known = new WeakMap<ReadonlySet<string>, Parts>()

/**
 * The parts that are asked for, and for no more than is read along; what is asked for more is left to the loaders.
 * @param asked paths of the fields asked beneath the list, such as `edges.node.unit.parent`
 */
export function partsOf(asked: ReadonlySet<string>): Parts {
  const before = known.get(asked)
  if (before) return before
  const parts = new Set((Object.keys(read) as Part[]).filter((part) => isRead(part, asked)))
  known.set(asked, parts)
  return parts
}

function isRead(part: Part, asked: ReadonlySet<string>): boolean {
  const above = `edges.node.${read[part].path}.`
  const fields = [...asked].filter((path) => path.startsWith(above)).map((path) => path.slice(above.length))
  return fields.length > 0 && fields.every((field) => field.endsWith('__typename') || read[part].fields.test(field))
}
