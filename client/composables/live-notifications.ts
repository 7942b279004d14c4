import { onMounted, onUnmounted, watch } from 'vue'
import { useNotificationArrivedSubscription } from '../generated/graphql.js'
import { useViewer } from './viewer.js'

/** Where no WebSocket gets through, the bell is this much behind at most. */
const pollEvery = 60_000

/** Keeps the number on the bell true: at once when the server tells, else by asking now and then while the page is looked at. */
export function useLiveNotifications() {
  const { viewer, reload } = useViewer()
  const { data } = useNotificationArrivedSubscription({ pause: () => !viewer.value?.hat || viewer.value.mustChangePassword })
  watch(data, (told) => told && void reload())

  const poll = () => {
    if (document.visibilityState === 'visible') void reload()
  }
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(poll, pollEvery)
    document.addEventListener('visibilitychange', poll)
  })
  onUnmounted(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', poll)
  })
}
