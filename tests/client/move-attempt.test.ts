import { plainRefusal } from '../../client/app/refusal.js'
import type { Answer } from '../../client/components/review/answer.js'
import { moveAttempt } from '../../client/components/review/move-attempt.js'

interface Input {
  idempotencyKey: string
  revision: number
}

function world(...answers: Answer<string>[]) {
  const sent: Input[] = []
  const attempt = moveAttempt(async (input: Input) => {
    sent.push(input)
    return answers.shift() ?? { value: '县人社局' }
  })
  return { sent, attempt }
}

const offline: Answer<string> = { refusal: plainRefusal('OFFLINE') }

test('S38 a double click on 确认转交 sends once', async () => {
  const { sent, attempt } = world()
  const [first, second] = await Promise.all([attempt.run({ revision: 1 }), attempt.run({ revision: 1 })])
  expect([first, second]).toEqual(['县人社局', undefined])
  await attempt.run({ revision: 1 })
  expect(sent).toHaveLength(1)
})

test('S38 after a lost answer the very same request goes again under the same key', async () => {
  const { sent, attempt } = world(offline)
  await attempt.run({ revision: 1 })
  expect(attempt.view.state).toBe('unknown')
  await attempt.run({ revision: 2 })
  expect(sent).toEqual([sent[0], sent[0]])
  expect(attempt.view.state).toBe('moved')
})

test('S38 after a refusal the next click is a new attempt', async () => {
  const { sent, attempt } = world({ refusal: plainRefusal('STALE_REVISION', 'reload') })
  await attempt.run({ revision: 1 })
  expect(attempt.view).toMatchObject({ state: 'refused', refusal: { code: 'STALE_REVISION' } })
  await attempt.run({ revision: 2 })
  expect(sent[1]?.revision).toBe(2)
  expect(sent[1]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey)
})
