import { onBeforeUnmount, onMounted } from 'vue'
import { useViewer } from './viewer.js'

const everyMinute = 60_000

/** Asks again who the viewer is while the page is looked at: the gate opens, roles change and notifications arrive elsewhere. */
export function useFreshViewer() {
  const { viewer, reload } = useViewer()
  let timer: number | undefined

  const freshen = () => void (viewer.value && document.visibilityState === 'visible' && reload())

  onMounted(() => {
    timer = window.setInterval(freshen, everyMinute)
    document.addEventListener('visibilitychange', freshen)
  })
  onBeforeUnmount(() => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', freshen)
  })
}
