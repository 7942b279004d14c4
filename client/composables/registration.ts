import { computed, reactive, ref } from 'vue'
import { idNumberProblem } from '../app/id-number.js'
import { brokenPasswordRules } from '../app/password-rules.js'
import type { NewUnitInput, PersonInput, RegisterInput } from '../generated/graphql.js'

export type RegistrationWay = 'newUnit' | 'join'

/** What is typed on the registration page, and whether it is enough to be sent. Source: S3. */
export function useRegistration() {
  const way = ref<RegistrationWay>('newUnit')
  const unit = ref<NewUnitInput>({ name: '', level: 'COUNTY', divisionCode: '', superiorId: null })
  const joinUnitId = ref<string | null>(null)
  const person = ref<PersonInput>({ name: '', idNumber: '', phone: '' })
  const login = reactive({ loginName: '', password: '', again: '' })

  const unitComplete = computed(() =>
    way.value === 'join' ? Boolean(joinUnitId.value) : Boolean(unit.value.name.trim() && unit.value.divisionCode),
  )
  const personComplete = computed(() =>
    Boolean(person.value.name.trim() && person.value.phone.trim() && !idNumberProblem(person.value.idNumber)),
  )
  const loginComplete = computed(
    () =>
      Boolean(login.loginName.trim()) &&
      login.password === login.again &&
      brokenPasswordRules(login.password, login.loginName, way.value === 'newUnit').length === 0,
  )
  /** Units with a vertical superior get their login from it: the server refuses them, so the page does not ask. Source: S5. */
  const vertical = computed(() => way.value === 'newUnit' && Boolean(unit.value.superiorId))

  return {
    way,
    unit,
    joinUnitId,
    person,
    login,
    vertical,
    complete: computed(() => unitComplete.value && personComplete.value && loginComplete.value && !vertical.value),
    inputWith(captchaId: string, captchaAnswer: string): RegisterInput {
      return {
        captchaId,
        captchaAnswer,
        person: { ...person.value, idNumber: person.value.idNumber.trim().toUpperCase() },
        loginName: login.loginName.trim(),
        password: login.password,
        ...(way.value === 'join' ? { joinUnitId: joinUnitId.value } : { unit: unit.value }),
      }
    },
  }
}
