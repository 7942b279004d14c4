import { ref } from 'vue'
import { type CaptchaAction, type CaptchaKind, useCaptchaQuery } from '../generated/graphql.js'

/** One 验证码 for one form. It is used up by every attempt, so `renew` after each refusal. Source: S11. */
export function useCaptcha(action: CaptchaAction) {
  const kind = ref<CaptchaKind>('IMAGE')
  const answer = ref('')
  const query = useCaptchaQuery({ variables: () => ({ action, kind: kind.value }), requestPolicy: 'network-only' })

  function renew() {
    answer.value = ''
    query.executeQuery({ requestPolicy: 'network-only' })
  }

  function turnTo(next: CaptchaKind) {
    answer.value = ''
    kind.value = next
  }

  return { captcha: query.data, fetching: query.fetching, failed: query.error, kind, answer, renew, turnTo }
}
