import { useRouter } from 'vue-router'
import { useLogOutMutation } from '../generated/graphql.js'
import { forgetDrafts } from '../components/application/draft-store.js'
import { useAct } from './act.js'
import { forgetViewer, useViewer } from './viewer.js'

/** Logs out and goes to the public home page. */
export function useLogOut() {
  const router = useRouter()
  const { viewer } = useViewer()
  const leaving = useAct(useLogOutMutation())

  return {
    busy: leaving.busy,
    async logOut() {
      if (!(await leaving.run({}))) return
      // First away from the screen: forgetting what it has read would make it ask again, as nobody.
      await router.push({ name: 'home' })
      if (viewer.value) forgetDrafts(viewer.value.account.id)
      forgetViewer()
    },
  }
}
