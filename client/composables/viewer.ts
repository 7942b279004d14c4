import { computed, shallowRef } from 'vue'
import { forgetCachedAnswers, graphqlClient } from '../app/graphql-client.js'
import { type Role, ViewerDocument, type ViewerPartsFragment, type ViewerQuery } from '../generated/graphql.js'

/** undefined: not asked yet; null: nobody is logged in. */
const viewer = shallowRef<ViewerPartsFragment | null>()
let asking: Promise<void> | undefined

/** Who works here. Asked once at the start and after every act that may change roles or the gate. */
export function useViewer() {
  return {
    viewer,
    gate: computed(() => viewer.value?.gate ?? null),
    hasRole: (role: Role) => viewer.value?.roles.includes(role) ?? false,
    reload: () => ask(true),
  }
}

/** The viewer as known now, asked for when not known. @throws CombinedError when the server does not answer */
export async function knownViewer(): Promise<ViewerPartsFragment | null> {
  if (viewer.value === undefined) await ask(false)
  return viewer.value ?? null
}

/** logIn, register, chooseRole and changePassword answer with the viewer they made. */
export function becomeViewer(next: ViewerPartsFragment) {
  forgetCachedAnswers()
  viewer.value = next
}

export function forgetViewer() {
  forgetCachedAnswers()
  viewer.value = null
}

function ask(again: boolean): Promise<void> {
  asking ??= graphqlClient.value
    .query<ViewerQuery>(ViewerDocument, {}, { requestPolicy: again ? 'network-only' : 'cache-first' })
    .toPromise()
    .then(({ data, error }) => {
      if (error && !data) throw error
      viewer.value = data?.viewer ?? null
    })
    .finally(() => (asking = undefined))
  return asking
}
