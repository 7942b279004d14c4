import { Desk, refused } from './desk.js'

let desk: Desk

beforeAll(async () => {
  desk = await Desk.open({ itemised: false })
})
afterAll(() => desk.close())

test('S36 phrases are each reviewer’s own, kept once, limited in length and number', async () => {
  const { reviewPhrases } = desk.services
  const [head, county] = [await desk.viewer('head'), await desk.viewer('county')]
  await reviewPhrases.addReviewPhrase({ text: ' 请补充学历证书。 ' }, head)
  const mine = await reviewPhrases.addReviewPhrase({ text: '请补充学历证书。' }, head)
  expect(mine.map(({ text }) => text)).toEqual(['请补充学历证书。'])
  expect(await reviewPhrases.phrases(county)).toEqual([])
  expect((await refused(reviewPhrases.removeReviewPhrase(mine[0]!.id, county))).code).toBe('NOT_FOUND')
  for (const text of ['', ' ', '长'.repeat(201)])
    expect((await refused(Promise.resolve().then(() => reviewPhrases.addReviewPhrase({ text }, head)))).code).toBe(
      'INVALID_INPUT',
    )
  for (let at = 1; at < 50; at++) await reviewPhrases.addReviewPhrase({ text: `第 ${at} 句` }, head)
  expect((await refused(reviewPhrases.addReviewPhrase({ text: '第 50 句' }, head))).code).toBe('INVALID_INPUT')
  expect(await reviewPhrases.removeReviewPhrase(mine[0]!.id, head)).toHaveLength(49)
})
