import { useI18n } from 'vue-i18n'
import type { Cure, ErrorCode, Party } from '../generated/graphql.js'
import { plainRefusal, type Refusal } from '../app/refusal.js'
import { useViewer } from './viewer.js'
import { useWhen } from './when.js'

/** The reason part of an available action: `rule, cure, who` are null when it is allowed. */
export interface Explained {
  allowed: boolean
  rule: ErrorCode | null
  cure: Cure | null
  who: Party | null
}

/** Cures whose words say already who does it: "请等待材料接收单位审核". */
const namesItsParty = /^(ask|wait|contact|retry|reload)/

/** Refusals in words: what the rule says, how to cure it, who can. */
export function useRefusalWords() {
  const { t, te } = useI18n()
  const { viewer } = useViewer()
  const when = useWhen()

  const isReader = (who: Party) => who === 'YOU' || who === 'NOBODY' || who === viewer.value?.hat

  /** The window a refusal is about, as its clock says it. */
  function windowOf({ campaign, opensAt, closesAt }: Refusal['params']): string {
    if (typeof opensAt !== 'string' || typeof closesAt !== 'string') return ''
    return t('errors.windowOf', { campaign, from: when.atMinute(opensAt), to: when.untilMinute(closesAt) })
  }

  const reason = ({ code, params }: Refusal) =>
    [t(`errors.code.${code}`, params) + (params.superior ? t('errors.superior', params) : ''), windowOf(params)]
      .filter(Boolean)
      .join(t('errors.between'))

  function cure({ cure: name, who, params }: Refusal): string {
    if (name === 'none') return ''
    if (name === 'retryLater' && params.minutes) return t('errors.retryIn.minutes', params)
    if (name === 'retryLater' && params.day) return t('errors.retryIn.day', params)
    if (name === 'retryLater' && params.hours) return t('errors.retryIn.hours', params)
    const act = t(`errors.cure.${name}`)
    return isReader(who) || namesItsParty.test(name) ? act : t('errors.byWhom', { who: t(`errors.party.${who}`), act })
  }

  return {
    reason,
    cure,
    sentence: (refusal: Refusal) => [reason(refusal), cure(refusal)].filter(Boolean).join(t('errors.between')),
    /** Why a button is disabled; empty when it is not. */
    whyNot(action: Explained | undefined): string {
      if (!action || action.allowed || !action.rule) return ''
      const refusal = plainRefusal(action.rule, action.cure ?? 'none', action.who ?? 'NOBODY')
      return [reason(refusal), cure(refusal)].filter(Boolean).join(t('errors.between'))
    },
    /** What is wrong with one field of a form; empty when nothing is. */
    field(refusal: Refusal | undefined, name: string): string {
      const found = refusal?.fields.find(({ field }) => field === name || field.endsWith(`.${name}`))
      if (!found) return ''
      const key = `errors.code.${found.code}`
      return te(key) ? t(key) : t(te(`errors.field.${found.code}`) ? `errors.field.${found.code}` : 'errors.code.INVALID_INPUT')
    },
  }
}
