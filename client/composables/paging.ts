import { computed, ref, watch, type WatchSource } from 'vue'

export interface PageInfo {
  hasNextPage: boolean
  endCursor: string | null
}

/**
 * Turning the pages of a keyset list: forward by the cursor the server gave, back by the cursors already used.
 * `first`: rows a page, 1 to 100. `restartOn`: filters; when one changes, the first page comes back.
 */
export function usePaging(first = 20, restartOn?: WatchSource | WatchSource[]) {
  const starts = ref<string[]>([])
  const after = computed(() => starts.value[starts.value.length - 1])

  function next(info: PageInfo | undefined) {
    if (info?.hasNextPage && info.endCursor) starts.value.push(info.endCursor)
  }

  const restart = () => void (starts.value = [])
  if (restartOn) watch(restartOn, restart, { deep: true })

  return {
    first,
    after,
    /** Counted from 1. */
    page: computed(() => starts.value.length + 1),
    next,
    previous: () => void starts.value.pop(),
    restart,
    /** For the query's variables: `() => ({ ...paging.variables.value, filter })` */
    variables: computed(() => ({ first, after: after.value })),
  }
}

export type Paging = ReturnType<typeof usePaging>
