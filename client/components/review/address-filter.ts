import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type FilterChoice, filterFromAddress, filterInput, filterToAddress, inboxInput } from './filter.js'

/** The filter of a list, kept in the address: a link shows the same list, and so does coming back. */
export function useAddressFilter() {
  const route = useRoute()
  const router = useRouter()
  const choice = computed(() => filterFromAddress(route.query))
  return {
    choice,
    input: computed(() => filterInput(choice.value)),
    inbox: computed(() => inboxInput(choice.value)),
    change: (next: FilterChoice) => router.replace({ query: filterToAddress(next) }),
  }
}
