import { reactive } from 'vue'

/** What has been ticked, by id, over all pages of a list; at most as many as one bulk move takes. */
export function useSelection(most = 500) {
  const ids = reactive(new Set<string>())

  function toggle(id: string, on: boolean) {
    if (!on) ids.delete(id)
    else if (ids.size < most) ids.add(id)
  }

  return {
    ids: ids as ReadonlySet<string>,
    toggle,
    /** Ticks every row of a page, or none of them when all were ticked. */
    togglePage(page: readonly string[]) {
      const all = page.every((id) => ids.has(id))
      for (const id of page) toggle(id, !all)
    },
    clear: () => ids.clear(),
  }
}
