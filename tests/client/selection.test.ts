import { useSelection } from '../../client/components/review/selection.js'

test('B7 what is ticked stays ticked from page to page', () => {
  const selection = useSelection()
  selection.togglePage(['a', 'b'])
  selection.togglePage(['c'])
  expect([...selection.ids]).toEqual(['a', 'b', 'c'])
  selection.togglePage(['a', 'b'])
  expect([...selection.ids]).toEqual(['c'])
  selection.clear()
  expect(selection.ids.size).toBe(0)
})

test('B7 no more than one bulk move takes', () => {
  const selection = useSelection(2)
  for (const id of ['a', 'b', 'c']) selection.toggle(id, true)
  expect([...selection.ids]).toEqual(['a', 'b'])
})
