import { type ApiClient, ApiRefusal } from '../../support/api.js'
import { idNumberOf, password } from '../../support/person.js'

export const registerMutation =
  'mutation ($input: RegisterInput!) { register(input: $input) { hat gate { rule } account { id loginName idNumberMasked mayAdminister } unit { id name status origin } } }'

export interface Registered {
  register: {
    hat: string | null
    gate: { rule: string } | null
    account: { id: string; loginName: string; idNumberMasked: string; mayAdminister: boolean }
    unit: { id: string; name: string; status: string; origin: string }
  }
}

/** A registration nothing is wrong with, but for what the test changes. */
export async function registration(client: ApiClient, number: number, changes: Record<string, unknown> = {}) {
  return {
    ...(await client.captcha('REGISTER')),
    person: { name: '热依汗·买买提', idNumber: idNumberOf(number), phone: '13999990001' },
    loginName: `person${number}`,
    password,
    unit: { name: `疏附县第${number}中学`, level: 'COUNTY', divisionCode: '653121' },
    ...changes,
  }
}

export async function register(client: ApiClient, number: number, changes: Record<string, unknown> = {}) {
  const answer = await client.call<Registered>(registerMutation, { input: await registration(client, number, changes) })
  return answer.register
}

/** The refusal of a call that has to be refused. */
export async function refusalOf(call: Promise<unknown>): Promise<ApiRefusal> {
  try {
    await call
  } catch (error) {
    if (error instanceof ApiRefusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

export const faultsOf = ({ extensions }: ApiRefusal): string[] =>
  ((extensions.fields ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)
