import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { fail, pinnedNode, Refusal, root, run } from './lib.mjs'

const results = path.join(root, 'test-results')
const module = (script) => path.join(root, 'node_modules', script)
const jestReport = path.join(results, 'jest.json')
const browserReport = path.join(results, 'browser.json')

/** Each step by name: what the pinned Node runs, and for test runners how to count. `npm test -- lint jest` runs only those. */
const checks = {
  types: [module('typescript/bin/tsc'), '-p', 'tests/tsconfig.json'],
  'client-types': [module('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'client/tsconfig.json'],
  lint: [module('eslint/bin/eslint.js'), '--config', 'tooling/eslint.config.js', '--max-warnings', '0', '.'],
  format: [
    module('prettier/bin/prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    '--ignore-path',
    '.gitignore',
    '--ignore-path',
    'tooling/prettierignore',
    '.',
  ],
  dependencies: [
    module('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    'tooling/dependency-cruiser.cjs',
    'server',
    'client',
    'migrations',
    'tests',
    'codegen.ts',
  ],
  unused: [module('knip/bin/knip.js'), '--config', 'tooling/knip.json'],
  schema: ['scripts/schema.mjs', '--check'],
  codegen: [module('@graphql-codegen/cli/cjs/bin.js'), '--config', 'codegen.ts', '--check'],
}

const runners = {
  jest: {
    args: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      module('jest/bin/jest.js'),
      '--config',
      'tests/jest.config.js',
      '--json',
      `--outputFile=${jestReport}`,
    ],
    count: countJest,
  },
  browser: {
    args: [module('@playwright/test/cli.js'), 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    count: countBrowser,
  },
}

/** Steps that look at what the build makes. */
const needBuild = ['schema', 'jest', 'browser']

async function test() {
  const wanted = process.argv.slice(2).filter((each) => each in checks || each in runners)
  const passedOn = process.argv.slice(2).filter((each) => !wanted.includes(each))
  const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
  const total = { passed: 0, failed: 0 }
  const add = ({ passed, failed }) => {
    total.passed += passed
    total.failed += failed
  }
  const installed = await preparation('install', install)
  if (installed.failed) add(installed)
  const built = total.failed > 0 || !needBuild.some(isWanted) ? undefined : await preparation('build', build)
  if (built) add(built)
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  if (total.failed === 0 || built) {
    const queue = Object.keys(checks).filter(isWanted)
    const worker = async () => {
      for (let name = queue.shift(); name; name = queue.shift()) add(await check(name))
    }
    await Promise.all([worker(), worker()])
    for (const name of Object.keys(runners).filter(isWanted)) {
      if (name !== 'browser' || built?.passed) add(await runner(name, passedOn))
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** What the steps stand on; a failure counts and is told, so that the last line is always the same. */
async function preparation(name, work) {
  const began = Date.now()
  try {
    await work()
    report(name, true, began)
    return { passed: 1, failed: 0 }
  } catch (error) {
    report(name, false, began)
    console.log(String(error instanceof Refusal ? error.message : error.stack).replace(/^/gm, '    '))
    return { passed: 0, failed: 1 }
  }
}

async function check(name) {
  const began = Date.now()
  const { code, output } = await run(pinnedNode(), checks[name])
  report(name, code === 0, began)
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '    '))
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

async function runner(name, passedOn) {
  const began = Date.now()
  const { args, env, count } = runners[name]
  const { code } = await run(pinnedNode(), [...args, ...passedOn], { env: { ...env, CI: '1' }, show: true })
  const counted = count()
  // A runner that broke down without naming a failed test has failed all the same.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  report(`${name}: ${counted.passed} passed, ${counted.failed} failed`, counted.failed === 0, began)
  return counted
}

function report(line, good, began) {
  console.log(`${good ? '✓' : '✗'} ${line} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

function countJest() {
  if (!existsSync(jestReport)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(jestReport, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
}

function countBrowser() {
  if (!existsSync(browserReport)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

await test().catch(fail)
