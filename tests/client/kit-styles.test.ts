import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const kit = path.join(root, 'node_modules/element-plus')
const read = (...names: string[]) => readFileSync(path.join(...names), 'utf8')

/** The parts of the kit that some screen imports: `date-picker` for `ElDatePicker`. */
const parts = new Set(
  globSync('client/**/*.{vue,ts}', { cwd: root })
    .flatMap((file) => [...read(root, file).matchAll(/import \{([^}]*)\} from 'element-plus'/g)])
    .flatMap(([, names]) => names!.match(/(?<!type )\bEl[A-Z]\w+/g) ?? [])
    .map((name) =>
      name
        .slice(2)
        .replace(/(?<!^)[A-Z]/g, '-$&')
        .toLowerCase(),
    ),
)

/** Which style sheets a part needs, by what the kit says itself: its own and those of the parts in it. */
function sheetsOf(entry: string, found = new Set<string>()): Set<string> {
  for (const [, wanted] of read(entry).matchAll(/^import "(.+)";$/gm)) {
    if (wanted!.startsWith('.')) sheetsOf(path.resolve(path.dirname(entry), wanted!), found)
    else if (read(kit, '..', wanted!)) found.add(wanted!)
  }
  return found
}

const imported = [...read(root, 'client/styles/kit.css').matchAll(/^@import '(.+)';$/gm)].map(([, sheet]) => sheet!)

test('the style sheets of all parts of the kit in use are shipped, and no others: client/styles/kit.css', () => {
  const needed = [...parts].flatMap((part) => [...sheetsOf(path.join(kit, `es/components/${part}/style/css.mjs`))])
  expect(parts.size).toBeGreaterThan(20)
  expect([...imported].sort()).toEqual([...new Set(needed)].sort())
})

test('they follow each other as in the whole kit, so that what overrides what stays the same', () => {
  const whole = read(kit, 'theme-chalk/index.css')
  // The whole kit is its sheets one after the other: a sheet stands where its first rule does.
  const places = imported.map((sheet) => whole.indexOf(read(kit, '..', sheet).match(/[^{}]+\{[^{}]*\}/)![0]))
  expect(places).toEqual([...places].sort((one, other) => one - other))
})
