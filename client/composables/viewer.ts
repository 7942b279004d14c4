import { computed, shallowRef } from 'vue'
import { forgetCachedAnswers, graphqlClient } from '../app/graphql-client.js'
import { type Role, ViewerDocument, type ViewerPartsFragment, type ViewerQuery } from '../generated/graphql.js'

/** undefined: nobody could tell yet; null: nobody is logged in. */
const viewer = shallowRef<ViewerPartsFragment | null>()
let asking: Promise<void> | undefined

/** Who works here. Asked once at the start and after every act that may change roles or the gate. */
export function useViewer() {
  return {
    viewer,
    gate: computed(() => ownGate(viewer.value)),
    hasRole: (role: Role) => viewer.value?.roles.includes(role) ?? false,
    reload: ask,
  }
}

/** Whoever administers a unit that is not being reviewed waits for nobody: it is for them to submit it. Source: S29. */
function ownGate(now: ViewerPartsFragment | null | undefined): ViewerPartsFragment['gate'] {
  const gate = now?.gate ?? null
  // Applicants of a closed unit finish what they have begun; what is closed to them says so itself.
  if (gate?.rule === 'UNIT_CLOSED' && now?.hat === 'APPLICANT') return null
  const toSubmit = gate?.rule === 'UNIT_NOT_APPROVED' && now?.hat === 'UNIT_ADMIN' && now.unit.status !== 'SUBMITTED'
  return toSubmit ? { ...gate, cure: 'submitUnit', who: 'YOU' } : gate
}

/** The viewer as known now; asked for when not known, and while a gate is closed, which others open. undefined: no answer. */
export async function knownViewer(): Promise<ViewerPartsFragment | null | undefined> {
  if (viewer.value === undefined || viewer.value?.gate) await ask()
  return viewer.value
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

/** Keeps what was known when the server does not answer. */
function ask(): Promise<void> {
  asking ??= graphqlClient.value
    .query<ViewerQuery>(ViewerDocument, {}, { requestPolicy: 'network-only' })
    .toPromise()
    .then(({ data, error }) => {
      if (!error && data) viewer.value = data.viewer
    })
    .finally(() => (asking = undefined))
  return asking
}
