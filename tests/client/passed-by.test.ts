import { passedBy } from '../../client/components/application/passed-by.js'
import type { ApprovalFormPartsFragment, Verdict } from '../../client/generated/graphql.js'

const form = (unit: string, version: number, verdict: Verdict, contentHash: string) =>
  ({
    unit: { name: unit },
    versionNumber: version,
    dispatchedAt: `2026-11-0${version}T00:00:00.000Z`,
    items: [{ sectionKey: 'basic', verdict, contentHash }],
  }) as unknown as ApprovalFormPartsFragment

const forms = [form('药学院', 1, 'YES', 'h1'), form('医科大学', 2, 'YES', 'h2'), form('药学院', 3, 'NO', 'h2')]

test('S40 names the unit whose 是 closed the section as it stands', () => {
  expect(passedBy(forms, { key: 'basic', contentHash: 'h2', passed: true })).toEqual({ unit: '医科大学', version: 2 })
})

test('S40 an open section was closed by nobody', () => {
  expect(passedBy(forms, { key: 'basic', contentHash: 'h2', passed: false })).toBeUndefined()
})
