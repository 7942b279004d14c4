import type { RoutePartsFragment } from '../../generated/graphql.js'

type Node = RoutePartsFragment['nodes'][number]
type Edge = RoutePartsFragment['edges'][number]

export interface PlacedNode extends Node {
  y: number
}

export interface PlacedEdge {
  key: string
  path: string
  forward: boolean
  isDefault: boolean
}

/** In the picture's own units; it is scaled as a whole. */
export const size = { width: 360, box: 230, left: 44, high: 54, pitch: 92, most: 14 }

/** Rows from the applicant down to the end; ways forward straight or to the left, ways back to the right. */
export function layOut({ nodes, edges }: RoutePartsFragment): { nodes: PlacedNode[]; edges: PlacedEdge[]; height: number } {
  const placed = [...nodes].sort((a, b) => a.step - b.step).map((node, row) => ({ ...node, y: row * size.pitch + 4 }))
  const rowOf = new Map(placed.map(({ key }, row) => [key, row]))
  const drawn = new Map<string, PlacedEdge>()
  for (const edge of edges) {
    const [from, to] = [rowOf.get(edge.from), rowOf.get(edge.to)]
    if (from === undefined || to === undefined) continue
    const key = `${edge.from} ${edge.to}`
    const isDefault = edge.isDefault || (drawn.get(key)?.isDefault ?? false)
    drawn.set(key, { key, path: pathOf(from, to), forward: to > from, isDefault })
  }
  return { nodes: placed, edges: [...drawn.values()], height: placed.length * size.pitch - size.pitch + size.high + 8 }
}

function pathOf(from: number, to: number): string {
  const { left, box, high, pitch } = size
  const [top, middle] = [(row: number) => row * pitch + 4, (row: number) => row * pitch + 4 + high / 2]
  const x = left + box / 2
  if (to === from + 1) return `M ${x} ${top(from) + high} L ${x} ${top(to) - 7}`
  const away = 12 + 14 * Math.abs(to - from)
  if (to > from)
    return `M ${left} ${middle(from)} C ${left - away} ${middle(from)} ${left - away} ${middle(to)} ${left - 7} ${middle(to)}`
  const right = left + box
  return `M ${right} ${middle(from) - 8} C ${right + away} ${middle(from)} ${right + away} ${middle(to)} ${right + 7} ${middle(to) + 8}`
}

/** Two lines at most; the whole name stands in the list beside the picture. */
export function inLines(name: string, most = size.most): string[] {
  const letters = [...name]
  if (letters.length <= most) return [name]
  const second = letters.slice(most)
  return [letters.slice(0, most).join(''), second.length > most ? `${second.slice(0, most - 1).join('')}…` : second.join('')]
}

/** The acts that lead from a place elsewhere, in the order of the picture. */
export const waysFrom = ({ edges }: RoutePartsFragment, key: string): Edge[] => edges.filter(({ from }) => from === key)
