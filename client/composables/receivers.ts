import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  type ReceivingLinkPartsFragment,
  useAddReceivingLinkMutation,
  useReceivingUnitCandidatesQuery,
  useRemoveReceivingLinkMutation,
  useSetDefaultReceiverMutation,
} from '../generated/graphql.js'
import { useAct } from './act.js'

/** Adding, removing and ordering the receivers of the own unit, with the dialogs that ask. Source: S18–S21, S27. */
export function useReceivers() {
  const { t } = useI18n()
  const adding = ref(false)
  const removing = ref<ReceivingLinkPartsFragment>()
  const name = ref('')
  const closed = computed(() => !adding.value)
  const candidates = useReceivingUnitCandidatesQuery({ variables: () => ({ name: name.value || null }), pause: closed })
  const add = useAct(useAddReceivingLinkMutation(), { refusals: 'here', done: t('unit.receiver.added') })
  const remove = useAct(useRemoveReceivingLinkMutation(), { refusals: 'here', done: t('unit.receiver.removed') })
  const makeDefault = useAct(useSetDefaultReceiverMutation(), { done: t('unit.receiver.defaultSet') })

  return {
    adding,
    removing,
    name,
    candidates: computed(() => candidates.data.value?.receivingUnitCandidates ?? []),
    searching: candidates.fetching,
    addRefusal: add.refusal,
    removeRefusal: remove.refusal,
    busy: computed(() => add.busy.value || remove.busy.value || makeDefault.busy.value),
    async add(receiverId: string, isDefault: boolean) {
      if (await add.run({ input: { receiverId, isDefault } })) adding.value = false
    },
    async remove(nextDefaultLinkId: string | null) {
      const link = removing.value
      if (link && (await remove.run({ input: { linkId: link.id, nextDefaultLinkId } }))) removing.value = undefined
    },
    makeDefault: (link: ReceivingLinkPartsFragment) => makeDefault.run({ input: { linkId: link.id } }),
  }
}
