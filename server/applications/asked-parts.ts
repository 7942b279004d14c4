/** Fields that may be asked, as dotted paths of their names in the schema: `unit.parent.name`. */
type Asked = ReadonlySet<string>

/** What a statement tells of the rows around an application, in the words of the API: by the path of a row, its fields. */
export type Told = Readonly<Record<string, readonly string[]>>

/** Whether no more is asked of these rows than is told. */
export function suffices(told: Told, asked: Asked): boolean {
  return [...asked].every((path) => {
    const dot = path.lastIndexOf('.')
    const field = path.slice(dot + 1)
    const fields = told[path.slice(0, Math.max(dot, 0))]
    return !fields || field === '__typename' || fields.includes(field)
  })
}

/** What is asked of the field at a path, as paths beneath it. */
export function beneath(above: string, asked: Asked): Asked {
  const start = `${above}.`
  return new Set([...asked].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length)))
}

/** A document is asked again and again, and what it asks is one object: it is judged once. */
export function oncePerDocument<Parts extends object>(judge: (asked: Asked) => Parts): (asked: Asked) => Parts {
  const judged = new WeakMap<Asked, Parts>()
  return (asked) => {
    const before = judged.get(asked)
    if (before) return before
    const parts = judge(asked)
    judged.set(asked, parts)
    return parts
  }
}
