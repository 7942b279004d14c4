import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  type IssueLoginInput,
  type NewSecretFragment,
  useIssueLoginMutation,
  useResetLoginMutation,
  useRevokeLoginMutation,
  useSetAdministratorMutation,
} from '../generated/graphql.js'
import { useAct } from './act.js'

/** Issuing, resetting and revoking logins; `issued` holds the one-time secret until it has been noted. Source: S3, S7. */
export function useLogins() {
  const { t } = useI18n()
  const issuing = useAct(useIssueLoginMutation(), { refusals: 'here' })
  const resetting = useAct(useResetLoginMutation())
  const revoking = useAct(useRevokeLoginMutation(), { done: t('account.people.revokedDone') })
  const appointing = useAct(useSetAdministratorMutation(), { done: t('departure.changed') })
  const issued = shallowRef<NewSecretFragment>()

  return {
    issued,
    refusal: issuing.refusal,
    busy: computed(() => issuing.busy.value || resetting.busy.value || revoking.busy.value || appointing.busy.value),
    /** Answers whether it worked. */
    async issue(input: IssueLoginInput): Promise<boolean> {
      const done = await issuing.run({ input })
      if (done) issued.value = done.issueLogin
      return Boolean(done)
    },
    async reset(accountId: string) {
      const done = await resetting.run({ input: { accountId } })
      if (done) issued.value = done.resetLogin
    },
    setAdministrator: (accountId: string, mayAdminister: boolean) => appointing.run({ input: { accountId, mayAdminister } }),
    revoke: (accountId: string) => revoking.run({ input: { accountId } }),
  }
}
