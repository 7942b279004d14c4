export type ReviewKey = 'nextSection' | 'previousSection' | 'yes' | 'no' | 'save'

const plainKeys: Record<string, ReviewKey> = { j: 'nextSection', k: 'previousSection', y: 'yes', n: 'no' }

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What a key means on 【申请书审核页面】. Letters mean nothing while somebody writes; saving works everywhere. */
export function reviewKey({ key, ctrlKey, metaKey, altKey }: Pressed, writing: boolean): ReviewKey | undefined {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 's') return 'save'
  return writing || ctrlKey || metaKey || altKey ? undefined : plainKeys[key.toLowerCase()]
}

/** Whether the keys belong to a field or a dialog just now. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [role=dialog]') !== null
  )
}
