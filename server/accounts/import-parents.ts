import type { ImportRow } from './import-sheet.js'

/**
 * The unit each row stands under: the own one, one there is already, or one of an earlier row, so that no circle can be
 * written. Faults: PARENT_UNKNOWN, AMBIGUOUS.
 * @param ids what the rows' units will be called
 * @param house the units there are, the own one among them
 * @returns an id for each row, that of the own unit where the row is faulty
 */
export function resolveParents(
  rows: readonly ImportRow[],
  ids: readonly string[],
  house: readonly { id: string; name: string }[],
  ownId: string,
): string[] {
  const byName = new Map<string, string[]>()
  const add = (name: string, id: string) => byName.set(name, [...(byName.get(name) ?? []), id])
  for (const { id, name } of house) add(name, id)
  return rows.map(({ values, faults }, index) => {
    const { name = '', parent = '' } = values
    const found = parent ? (byName.get(parent.normalize('NFC')) ?? []) : [ownId]
    if (found.length !== 1) faults.add('parent', found.length === 0 ? 'PARENT_UNKNOWN' : 'AMBIGUOUS')
    add(name.normalize('NFC'), ids[index] ?? '')
    return found.length === 1 ? (found[0] ?? ownId) : ownId
  })
}
