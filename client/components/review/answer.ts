import type { CombinedError } from '@urql/core'
import { plainRefusal, type Refusal, refusalOf } from '../../app/refusal.js'

/** What the API said to one mutation: what was asked for, or why not. */
export type Answer<Value> = { value: Value } | { refusal: Refusal }

interface Result<Data> {
  data?: Data
  error?: CombinedError
}

export async function answerOf<Data, Value>(
  result: PromiseLike<Result<Data>>,
  pick: (data: Data) => Value,
): Promise<Answer<Value>> {
  const { data, error } = await result
  if (data && !error) return { value: pick(data) }
  return { refusal: error ? refusalOf(error) : plainRefusal('INTERNAL') }
}
