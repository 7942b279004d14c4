import { ElMessage } from 'element-plus'
import { computed, type MaybeRefOrGetter, ref, shallowRef, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  type CreateSubordinateUnitInput,
  type NewSecretFragment,
  useCreateSubordinateUnitMutation,
  useFoundingQuery,
} from '../generated/graphql.js'
import { useAct } from './act.js'

/** Making a unit under another; `issued` holds its administrator's one-time secret until it has been noted. Source: S4-S8. */
export function useFounding(parentId: MaybeRefOrGetter<string | undefined>) {
  const { t } = useI18n()
  const { data } = useFoundingQuery({
    variables: () => ({ id: toValue(parentId) ?? '' }),
    pause: computed(() => !toValue(parentId)),
  })
  const creating = useAct(useCreateSubordinateUnitMutation(), { refusals: 'here' })
  const asking = ref(false)
  const issued = shallowRef<NewSecretFragment>()

  return {
    asking,
    issued,
    parent: computed(() => data.value?.unit),
    origins: computed(() => data.value?.unit?.creatableOrigins ?? []),
    divisions: computed(() => data.value?.divisions ?? []),
    busy: creating.busy,
    refusal: creating.refusal,
    /** Answers whether it worked. */
    async create(input: CreateSubordinateUnitInput): Promise<boolean> {
      const done = await creating.run({ input })
      if (!done) return false
      asking.value = false
      issued.value = done.createSubordinateUnit.login ?? undefined
      ElMessage.success({ message: t('subordinates.created', { name: done.createSubordinateUnit.unit.name }), duration: 4000 })
      return true
    },
  }
}
