import type { CombinedError } from '@urql/core'
import { ElMessage } from 'element-plus'
import { ref, shallowRef } from 'vue'
import { type Refusal, refusalOf } from '../app/refusal.js'
import { useRefusalWords } from './refusal-words.js'

interface Mutation<Data, Variables> {
  executeMutation: (variables: Variables) => PromiseLike<{ data?: Data; error?: CombinedError }>
}

interface Options {
  /** Said when it worked; not when it was stopped by whoever began it. */
  done?: string
  /** 'message' (default) floats the refusal over the page; 'here' leaves it to the screen, which shows `refusal`. */
  refusals?: 'message' | 'here'
}

/**
 * One mutation behind one button: `busy` while it runs, `refusal` when it was refused.
 * `run` answers the data, or undefined when refused; it never throws, and a click while busy does nothing.
 */
export function useAct<Data, Variables>(mutation: Mutation<Data, Variables>, options: Options = {}) {
  const words = useRefusalWords()
  const busy = ref(false)
  const refusal = shallowRef<Refusal>()

  async function run(variables: Variables): Promise<Data | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = undefined
    try {
      const { data, error } = await mutation.executeMutation(variables)
      if (error) {
        refuse(refusalOf(error))
        return undefined
      }
      if (data && options.done) ElMessage.success({ message: options.done, duration: 4000 })
      return data
    } finally {
      busy.value = false
    }
  }

  function refuse(why: Refusal) {
    refusal.value = why
    if (options.refusals !== 'here') ElMessage.error({ message: words.sentence(why), duration: 8000, showClose: true })
  }

  return { run, busy, refusal }
}
