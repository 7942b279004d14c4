import { reactive } from 'vue'
import type { Refusal } from '../../app/refusal.js'
import { newIdempotencyKey } from '../../composables/idempotency-key.js'
import type { Answer } from './answer.js'

/** unknown: no answer came back, so the move may or may not have happened. */
export type MoveState = 'ready' | 'moving' | 'moved' | 'unknown' | 'refused'

/**
 * One opening of a dialog that moves an application. A double click sends nothing; after a lost answer the very same
 * request goes again under the same key, so that it moves at most once. After a refusal nothing has moved: a new key.
 * Source: S38
 */
export function moveAttempt<Input extends { idempotencyKey: string }, Moved>(send: (input: Input) => Promise<Answer<Moved>>) {
  const view = reactive({ state: 'ready' as MoveState, refusal: undefined as Refusal | undefined })
  let pending: Input | undefined

  /** @returns what moved; undefined when it was refused, when no answer came, or when a move is on its way already */
  async function run(input: Omit<Input, 'idempotencyKey'>): Promise<Moved | undefined> {
    if (view.state === 'moving' || view.state === 'moved') return undefined
    pending ??= { ...input, idempotencyKey: newIdempotencyKey() } as Input
    view.state = 'moving'
    view.refusal = undefined
    const answer = await send(pending)
    if ('value' in answer) {
      view.state = 'moved'
      return answer.value
    }
    view.refusal = answer.refusal
    view.state = answer.refusal.code === 'OFFLINE' ? 'unknown' : 'refused'
    if (view.state === 'refused') pending = undefined
    return undefined
  }

  return { view, run }
}
