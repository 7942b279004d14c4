import { jest } from '@jest/globals'
import { plainRefusal } from '../../client/app/refusal.js'
import type { DraftStore, StoredDraft } from '../../client/components/application/draft-store.js'
import { retryEvery, saveAfter, SectionDraft } from '../../client/components/application/section-draft.js'
import type { SectionContent } from '../../client/components/application/section-content.js'
import type { Answer } from '../../client/components/review/answer.js'
import { plainRule, sectionOf, type Section } from './sections.js'

function memoryStore(initial?: StoredDraft): DraftStore & { kept?: StoredDraft } {
  return {
    kept: initial,
    read() {
      return this.kept
    },
    write(draft) {
      this.kept = draft
    },
    clear() {
      this.kept = undefined
    },
  }
}

/** A server that holds one section; `answers` are given instead, as long as there are any. */
function world(start: Section = sectionOf({ name: '甲' }), stored?: StoredDraft) {
  const server = {
    section: start,
    answers: [] as Answer<Section>[],
    saves: [] as { content: SectionContent; revision: number }[],
  }
  const store = memoryStore(stored)
  const draft = new SectionDraft(start, {
    rule: plainRule,
    store,
    save: async (content, revision) => {
      server.saves.push({ content, revision })
      const answer = server.answers.shift()
      if (answer) return answer
      if (revision !== server.section.revision) return { refusal: plainRefusal('STALE_REVISION', 'reload') }
      server.section = sectionOf(content.values, revision + 1)
      return { value: server.section }
    },
    load: async () => server.section,
    now: () => new Date('2026-11-23T04:05:06Z'),
  })
  return { server, store, draft, type: (name: string) => draft.change({ values: { name }, rows: [] }) }
}

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('what is typed is saved within two seconds, however long the typing goes on', async () => {
  const { server, draft, type } = world()
  type('乙')
  await jest.advanceTimersByTimeAsync(saveAfter - 100)
  type('乙丙')
  await jest.advanceTimersByTimeAsync(100)
  expect(saveAfter).toBeLessThan(2000)
  expect(server.saves).toEqual([{ content: { values: { name: '乙丙' }, rows: [] }, revision: 1 }])
  expect(draft.view).toMatchObject({ state: 'saved', savedAt: new Date('2026-11-23T04:05:06Z') })
})

test('what is typed while a save is on its way is saved after it, on the new revision', async () => {
  const { server, draft, type } = world()
  type('乙')
  const first = draft.flush()
  type('乙丙')
  await first
  expect(draft.unsaved).toBe(true)
  await jest.advanceTimersByTimeAsync(saveAfter)
  expect(server.saves.map(({ revision }) => revision)).toEqual([1, 2])
  expect(server.section.content).toMatchObject({ name: '乙丙' })
  expect(draft.unsaved).toBe(false)
})

test('a lost network keeps the words in the store and saves them when it is back', async () => {
  const { server, store, draft, type } = world()
  server.answers = [{ refusal: plainRefusal('OFFLINE', 'retryLater') }]
  type('乙')
  await draft.flush()
  expect(draft.view.state).toBe('offline')
  expect(store.read()).toMatchObject({ values: { name: '乙' }, revision: 1 })
  await jest.advanceTimersByTimeAsync(retryEvery)
  expect(draft.view.state).toBe('saved')
  expect(store.read()).toBeUndefined()
})

test('words left by a reload are taken up and saved', async () => {
  const { server, draft } = world(sectionOf({ name: '甲' }), { values: { name: '乙' }, rows: [], revision: 1 })
  expect(draft.view.content.values).toEqual({ name: '乙' })
  await jest.advanceTimersByTimeAsync(1)
  expect(server.section.content).toMatchObject({ name: '乙' })
})

test('words left on an older revision are set beside the saved ones, and neither is lost', async () => {
  const { server, draft } = world(sectionOf({ name: '丙' }, 2), { values: { name: '乙' }, rows: [], revision: 1 })
  await jest.advanceTimersByTimeAsync(saveAfter)
  expect(draft.view).toMatchObject({
    state: 'conflict',
    content: { values: { name: '乙' } },
    theirs: { content: { name: '丙' } },
  })
  expect(server.saves).toEqual([])
})

test('STALE_REVISION with other content is a conflict; keeping mine saves over it', async () => {
  const { server, draft, type } = world()
  server.section = sectionOf({ name: '丙' }, 5)
  type('乙')
  await draft.flush()
  expect(draft.view.state).toBe('conflict')
  type('乙丁')
  await jest.advanceTimersByTimeAsync(saveAfter)
  expect(server.section.content).toMatchObject({ name: '丙' })
  await draft.keepMine()
  expect(server.section).toMatchObject({ content: { name: '乙丁' }, revision: 6 })
  expect(draft.view.theirs).toBeUndefined()
})

test('taking theirs drops what was typed', async () => {
  const { server, store, draft, type } = world()
  server.section = sectionOf({ name: '丙' }, 5)
  type('乙')
  await draft.flush()
  draft.takeTheirs()
  expect(draft.view).toMatchObject({ state: 'clean', content: { values: { name: '丙' } } })
  expect(store.read()).toBeUndefined()
})

test('a revision that moved on without other content is no conflict', async () => {
  const { server, draft, type } = world()
  server.section = { ...server.section, revision: 4 }
  type('乙')
  await draft.flush()
  await jest.advanceTimersByTimeAsync(1)
  expect(server.section).toMatchObject({ content: { name: '乙' }, revision: 5 })
})

test('an attachment served while somebody types leaves the typing alone', async () => {
  const { server, draft, type } = world()
  type('乙')
  server.section = { ...server.section, revision: 2 }
  draft.serve(server.section)
  expect(draft.view.content.values).toEqual({ name: '乙' })
  await draft.flush()
  expect(server.section).toMatchObject({ content: { name: '乙' }, revision: 3 })
})

test('a refused save waits for the next change', async () => {
  const { server, draft, type } = world()
  server.answers = [{ refusal: { ...plainRefusal('INVALID_INPUT'), fields: [{ field: 'values.name', code: 'TOO_LONG' }] } }]
  type('太长')
  await draft.flush()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(draft.view.state).toBe('refused')
  expect(server.saves).toHaveLength(1)
  type('短')
  await jest.advanceTimersByTimeAsync(saveAfter)
  expect(draft.view).toMatchObject({ state: 'saved', refusal: undefined })
})

test('derived fields come from the server and are never sent', async () => {
  const { server, draft } = world(sectionOf({ name: '甲', sex: '女' }))
  draft.change({ values: { name: '乙', sex: '男' }, rows: [] })
  server.answers = [{ value: sectionOf({ name: '乙', sex: '女' }, 2) }]
  await draft.flush()
  expect(server.saves[0]?.content.values).toEqual({ name: '乙' })
  expect(draft.view.content.values).toEqual({ name: '乙', sex: '女' })
})
