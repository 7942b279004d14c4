import { useClientHandle } from '@urql/vue'
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { useAct } from '../../composables/act.js'
import { newIdempotencyKey } from '../../composables/idempotency-key.js'
import { type Refusal, refusalOf } from '../../app/refusal.js'
import {
  type BulkAction,
  BulkMoveDocument,
  type BulkMoveQuery,
  BulkPreviewDocument,
  type BulkPreviewQuery,
  type BulkProgressFragment,
  useStartBulkMoveMutation,
} from '../../generated/graphql.js'

/** One opening of the dialog of 批量办理: preview, start, follow until the last one is settled. Call in setup. */
export function useBulkMoving(done: () => void) {
  const { client } = useClientHandle()
  const starting = useAct(useStartBulkMoveMutation(), { refusals: 'here' })
  const action = ref<BulkAction>()
  const forecasts = shallowRef<BulkPreviewQuery['bulkPreview']>()
  const bulk = shallowRef<BulkProgressFragment>()
  const refusal = shallowRef<Refusal>()
  let key = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  async function open(chosen: BulkAction, applicationIds: string[]) {
    close()
    action.value = chosen
    key = newIdempotencyKey()
    const input = { action: chosen, applicationIds }
    const { data, error } = await client.query<BulkPreviewQuery>(
      BulkPreviewDocument,
      { input },
      { requestPolicy: 'network-only' },
    )
    if (error) refusal.value = refusalOf(error)
    else forecasts.value = data?.bulkPreview
  }

  async function confirm(applicationIds: string[], opinion: string | null) {
    if (!action.value) return
    const started = await starting.run({ input: { action: action.value, applicationIds, opinion, idempotencyKey: key } })
    refusal.value = starting.refusal.value
    if (started) follow(started.startBulkMove)
  }

  function follow(now: BulkProgressFragment) {
    bulk.value = now
    if (now.finishedAt) return done()
    timer = setTimeout(async () => {
      const { data } = await client.query<BulkMoveQuery>(BulkMoveDocument, { id: now.id }, { requestPolicy: 'network-only' })
      if (bulk.value?.id === now.id) follow(data?.bulkMove ?? now)
    }, 1000)
  }

  function close() {
    clearTimeout(timer)
    action.value = forecasts.value = bulk.value = refusal.value = undefined
  }
  onBeforeUnmount(close)

  return { action, forecasts, bulk, refusal, busy: starting.busy, open, confirm, close }
}
