import { comparisonLines } from '../../client/components/review/comparison-lines.js'

test('S41 every difference is a line, rows numbered as they stand now', () => {
  const field = (key: string, before: unknown, after: unknown) => ({ key, label: key, before, after })
  const lines = comparisonLines({
    key: 'work',
    label: '工作经历',
    fields: [field('a', 1, null)],
    rows: [
      { change: 'CHANGED', before: 0, after: 2, fields: [field('b', '甲', '乙'), field('c', null, '丙')] },
      { change: 'REMOVED', before: 4, after: null, fields: [field('b', '丁', null)] },
    ],
    files: [{ change: 'ADDED', before: null, after: null }],
  })
  expect(lines.map(({ row, label, change }) => [row, label, change])).toEqual([
    [null, 'a', 'CHANGED'],
    [3, 'b', 'CHANGED'],
    [3, 'c', 'CHANGED'],
    [5, 'b', 'REMOVED'],
    [null, null, 'ADDED'],
  ])
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
})
