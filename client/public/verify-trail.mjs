// Checks the audit trail of an application that was saved from the platform, on any machine with Node and without the platform:
//   node verify-trail.mjs trail.json
//   node verify-trail.mjs trail.json earlier.json    also proves that what was saved earlier has not been rewritten since
// Ends with 0 when the trail holds, with 1 when it does not, with 2 when a file cannot be read.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [file, earlierFile] = process.argv.slice(2)
if (!file) end(2, '用法 usage: node verify-trail.mjs trail.json [earlier.json]')

const trail = read(file)
const fault = faultOf(trail) ?? (earlierFile && rewritten(read(earlierFile), trail))
if (fault) end(1, `✗ ${fault}`)
end(0, `✓ 审计链完整 the chain holds: ${trail.subject}, ${trail.entries.length} entries, head ${trail.head}`)

/** What is wrong with the chain itself, undefined when nothing is. */
function faultOf({ subject, entries, head }) {
  let previousHash = '0'.repeat(64)
  for (const [place, { seq, actorId, action, detail, at, hash, ...entry }] of entries.entries()) {
    if (seq !== place + 1) return `第 ${place + 1} 条缺失 entry ${place + 1} is missing`
    if (entry.previousHash !== previousHash) return `第 ${seq} 条与前一条不相连 entry ${seq} does not follow the one before`
    const said = canonical({ subject, seq, actorId, action, detail, at: new Date(at).toISOString(), previousHash })
    if (createHash('sha256').update(said).digest('hex') !== hash) return `第 ${seq} 条被改动 entry ${seq} was changed`
    previousHash = hash
  }
  return head === previousHash ? undefined : '链尾不符 the head is not the last entry'
}

function rewritten(earlier, later) {
  const wrong = faultOf(earlier)
  if (wrong) return `${earlierFile}: ${wrong}`
  if (earlier.subject !== later.subject) return '两个文件不是同一份申请书 the two files are about different applications'
  const kept = earlier.entries.length === 0 ? earlier.head : later.entries[earlier.entries.length - 1]?.hash
  return kept === earlier.head ? undefined : '先前保存的记录被改写 what was saved earlier has been rewritten since'
}

/** JSON with sorted keys and no spaces, so that equal content has one text. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

function read(name) {
  try {
    const { subject, entries, head } = JSON.parse(readFileSync(name, 'utf8'))
    if (typeof subject === 'string' && Array.isArray(entries)) return { subject, entries, head }
  } catch {
    // Said below, whatever was wrong with it.
  }
  return end(2, `${name}: 不是审计链文件 not a saved audit trail`)
}

function end(code, line) {
  process.stdout.write(`${line}\n`)
  process.exit(code)
}
