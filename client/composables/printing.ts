import { useClientHandle } from '@urql/vue'
import { onBeforeUnmount, shallowRef } from 'vue'
import {
  FollowPrintJobDocument,
  type FollowPrintJobQuery,
  type PrintProgressFragment,
  type StartPrintJobInput,
  useStartPrintJobMutation,
} from '../generated/graphql.js'
import { useAct } from './act.js'

/** Starts a print, follows it and fetches its file as soon as it is there. Call in setup. */
export function usePrinting() {
  const { client } = useClientHandle()
  const starting = useAct(useStartPrintJobMutation())
  const job = shallowRef<PrintProgressFragment>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function start(input: StartPrintJobInput) {
    close()
    const started = await starting.run({ input })
    if (started) follow(started.startPrintJob)
  }

  function follow(now: PrintProgressFragment) {
    job.value = now
    if (now.url) return fetchFile(now.url)
    if (now.status === 'FAILED') return
    timer = setTimeout(async () => {
      const found = await client.query<FollowPrintJobQuery>(
        FollowPrintJobDocument,
        { id: now.id },
        { requestPolicy: 'network-only' },
      )
      if (job.value?.id === now.id) follow(found.data?.printJob ?? now)
    }, 700)
  }

  function close() {
    clearTimeout(timer)
    job.value = undefined
  }
  onBeforeUnmount(close)

  return { job, busy: starting.busy, start, close }
}

function fetchFile(url: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
