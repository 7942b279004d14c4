import { draftStore, forgetDrafts } from '../../client/components/application/draft-store.js'

/** What browsers keep, in memory. */
function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
const typed = (name: string) => ({ values: { name }, rows: [], revision: 1 })

test('what a killed tab had not saved is there for the next tab of the same account, and for no other account', () => {
  const disk = storage()
  draftStore('guli', 'a', 'basic', { storage: disk, tab: '1' }).write(typed('乙'))
  expect(draftStore('guli', 'a', 'basic', { storage: disk, tab: '2' }).read()).toMatchObject(typed('乙'))
  expect(draftStore('alim', 'a', 'basic', { storage: disk, tab: '2' }).read()).toBeUndefined()
  expect(draftStore('guli', 'b', 'basic', { storage: disk, tab: '2' }).read()).toBeUndefined()
})

test('two tabs keep two drafts; whoever takes one up and saves it leaves the other', () => {
  const disk = storage()
  const first = draftStore('guli', 'a', 'basic', { storage: disk, tab: '1' })
  const second = draftStore('guli', 'a', 'basic', { storage: disk, tab: '2' })
  first.write(typed('甲'))
  second.write(typed('乙'))
  expect(disk.length).toBe(2)
  second.clear()
  const third = draftStore('guli', 'a', 'basic', { storage: disk, tab: '3' })
  expect(third.read()).toMatchObject(typed('甲'))
  third.write(typed('甲丙'))
  expect(disk.length).toBe(1)
  third.clear()
  expect(disk.length).toBe(0)
})

test('who logs out leaves nothing, what is older than two weeks goes, and what is no draft harms nobody', () => {
  const disk = storage()
  draftStore('guli', 'a', 'basic', { storage: disk, tab: '1' }).write(typed('甲'))
  draftStore('alim', 'c', 'basic', { storage: disk, tab: '1' }).write(typed('乙'))
  disk.setItem('draft:guli:a:basic:old', JSON.stringify({ ...typed('旧'), at: Date.now() - 15 * 24 * 3_600_000 }))
  disk.setItem('draft:guli:a:basic:broken', '{')
  expect(draftStore('guli', 'a', 'basic', { storage: disk, tab: '2' }).read()).toMatchObject(typed('甲'))
  expect(disk.length).toBe(2)
  forgetDrafts('guli', disk)
  expect(disk.length).toBe(1)
})

test('a storage that takes nothing stops nobody', () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(() => draftStore('guli', 'a', 'basic', { storage: full }).write(typed('甲'))).not.toThrow()
})
