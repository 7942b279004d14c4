import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Puts off what moves the page until no pointer is pressed: focus comes with pressing down, and a button that slips away before
 * the pointer is up is not clicked.
 */
export function useAfterPress(): (act: () => void) => void {
  let pressed = false
  let waiting: (() => void) | undefined
  const down = () => {
    pressed = true
  }
  const up = () => {
    pressed = false
    // The click itself comes after the pointer is up.
    if (waiting) setTimeout(waiting)
    waiting = undefined
  }
  onMounted(() => {
    window.addEventListener('pointerdown', down, true)
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, up, true)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('pointerdown', down, true)
    for (const end of ['pointerup', 'pointercancel']) window.removeEventListener(end, up, true)
  })
  return (act) => {
    if (pressed) waiting = act
    else act()
  }
}
