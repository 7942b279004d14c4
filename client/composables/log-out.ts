import { useRouter } from 'vue-router'
import { useLogOutMutation } from '../generated/graphql.js'
import { useAct } from './act.js'
import { forgetViewer } from './viewer.js'

/** Logs out and goes to the public home page. */
export function useLogOut() {
  const router = useRouter()
  const leaving = useAct(useLogOutMutation())

  return {
    busy: leaving.busy,
    async logOut() {
      if (!(await leaving.run({}))) return
      // First away from the screen: forgetting what it has read would make it ask again, as nobody.
      await router.push({ name: 'home' })
      forgetViewer()
    },
  }
}
