import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AuditTrail } from '../../../server/applications/audit-trails.service.js'
import type { ApplicationRow } from '../../../server/applications/application.store.js'
import { openCounty, type County } from './county.js'

const root = path.resolve(import.meta.dirname, '../../..')
let county: County
let folder: string
let application: ApplicationRow
let draft: AuditTrail
let trail: AuditTrail

const trailFor = async (key: string) =>
  county.services.auditTrails.auditTrail(application.id, await county.viewer(key)) as Promise<AuditTrail>

beforeAll(async () => {
  county = await openCounty()
  folder = await mkdtemp(path.join(tmpdir(), 'trail-'))
  const guli = await county.viewer('guli')
  application = await county.begun('guli')
  await county.fill(application, guli)
  draft = await trailFor('guli')
  await county.submit(application, guli)
  trail = await trailFor('guli')
})
afterAll(async () => {
  await county.close()
  await rm(folder, { recursive: true })
})

/** Runs the program that the applicant downloads, on files that hold these. */
async function verified(...files: unknown[]): Promise<{ status: number | null; said: string }> {
  const names = files.map((_, place) => path.join(folder, `${place}.json`))
  await Promise.all(files.map((file, place) => writeFile(names[place]!, typeof file === 'string' ? file : JSON.stringify(file))))
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'client/public/verify-trail.mjs'), ...names])
  return { status, said: String(stdout) }
}

const changed = (change: (entries: AuditTrail['entries']) => unknown): AuditTrail => {
  const copy = structuredClone(trail)
  change(copy.entries)
  return { ...copy, head: copy.entries.at(-1)!.hash }
}

test('B12 one command checks the trail that an applicant has downloaded, and that an earlier one was not rewritten', async () => {
  expect(trail.entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['startApplication', 'saveSection', 'submitApplication']),
  )
  expect(await verified(trail)).toMatchObject({ status: 0, said: expect.stringContaining(trail.head) })
  expect(await verified(trail, draft)).toMatchObject({ status: 0 })
})

test('B12 a changed, dropped or added entry, a cut end and a rewritten past are each noticed and named', async () => {
  const forged: [string, AuditTrail, string][] = [
    ['act', changed((entries) => (entries[1]!.action = 'submit')), '第 2 条被改动'],
    ['detail', changed((entries) => (entries[1]!.detail = { key: 'papers' })), '第 2 条被改动'],
    ['actor', changed((entries) => (entries[2]!.actorId = null)), '第 3 条被改动'],
    ['time', changed((entries) => (entries[0]!.at = new Date(0))), '第 1 条被改动'],
    ['dropped', changed((entries) => entries.splice(1, 1)), '第 2 条缺失'],
    ['added', changed((entries) => entries.push({ ...entries.at(-1)!, seq: entries.length + 1 })), '不相连'],
    ['head', { ...trail, entries: trail.entries.slice(0, -1) }, '链尾不符'],
    ['subject', { ...trail, subject: 'application:other' }, '第 1 条被改动'],
  ]
  for (const [what, file, fault] of forged) {
    const { status, said } = await verified(file)
    expect([what, status, said.includes(fault) || said]).toEqual([what, 1, true])
  }
  // A chain written anew holds in itself; only what was kept earlier shows it.
  expect(await verified(draft, trail)).toMatchObject({ status: 1, said: expect.stringContaining('被改写') })
  expect(await verified('no trail')).toMatchObject({ status: 2 })
})

test('B12 whoever may not see the application gets no trail of it', async () => {
  expect(await trailFor('head')).toEqual(trail)
  expect(await trailFor('aman')).toBeNull()
  expect(await trailFor('stranger')).toBeNull()
})
