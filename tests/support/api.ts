import { answerOf } from './captcha.js'

/** A coded error of the API. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: string,
    readonly extensions: Record<string, unknown>,
    message: string,
  ) {
    super(`${code}: ${message} ${JSON.stringify(extensions)}`)
  }
}

interface Answer<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

export interface Upload {
  name: string
  type: string
  bytes: Uint8Array
}

type Variables = Record<string, unknown>

let clients = 0

/** One person at one desk: a cookie jar and an address of their own. */
export class ApiClient {
  private readonly cookies = new Map<string, string>()
  private readonly desk = `10.0.${clients >> 8}.${clients++ & 255}`

  constructor(private readonly address: string) {}

  /** @throws ApiRefusal with the code of the first error */
  async call<Data>(document: string, variables: Variables = {}): Promise<Data> {
    return this.dataOf(await this.answer<Data>(document, variables))
  }

  /** The answer as it is, errors included. */
  async answer<Data>(query: string, variables: Variables = {}): Promise<Answer<Data>> {
    const body = JSON.stringify({ query, variables })
    return (await (await this.post(body, { 'content-type': 'application/json' })).json()) as Answer<Data>
  }

  /** Sends `input` with the file as its field `file`, by the multipart convention of GraphQL. */
  async upload<Data>(query: string, input: Variables, file: Upload): Promise<Data> {
    return this.dataOf(await this.answerToUpload<Data>(query, input, file))
  }

  /** As `upload`, errors included. */
  async answerToUpload<Data>(query: string, input: Variables, file: Upload): Promise<Answer<Data>> {
    const form = new FormData()
    form.append('operations', JSON.stringify({ query, variables: { input: { ...input, file: null } } }))
    form.append('map', JSON.stringify({ file: ['variables.input.file'] }))
    form.append('file', new Blob([file.bytes as BlobPart], { type: file.type }), file.name)
    return (await (await this.post(form)).json()) as Answer<Data>
  }

  /** Fetches a path of the server, such as a stored file. */
  async get(path: string): Promise<Response> {
    return fetch(new URL(path, this.address), { headers: this.headers() })
  }

  /** Asks for a captcha that is read aloud, and answers it. */
  async captcha(action: 'LOG_IN' | 'REGISTER'): Promise<{ captchaId: string; captchaAnswer: string }> {
    const { captcha } = await this.call<{ captcha: { id: string; question: string } }>(
      'query ($action: CaptchaAction!) { captcha(action: $action, kind: ARITHMETIC) { id question } }',
      { action },
    )
    return { captchaId: captcha.id, captchaAnswer: answerOf(captcha.question) }
  }

  async logIn(loginName: string, password: string): Promise<void> {
    const input = { ...(await this.captcha('LOG_IN')), loginName, password }
    await this.call('mutation ($input: LogInInput!) { logIn(input: $input) { account { id } } }', { input })
  }

  /** The cookies as a browser would hold them. */
  jar(): { name: string; value: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value }))
  }

  private async post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(new URL('/graphql', this.address), {
      method: 'POST',
      body,
      headers: { ...this.headers(), ...headers, 'apollo-require-preflight': 'true' },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined && value) this.cookies.set(name, value)
      else if (name !== undefined) this.cookies.delete(name)
    }
    return response
  }

  private headers(): Record<string, string> {
    const cookie = this.jar()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    return { 'x-forwarded-for': this.desk, ...(cookie && { cookie }) }
  }

  private dataOf<Data>({ data, errors }: Answer<Data>): Data {
    const [error] = errors ?? []
    if (error) throw new ApiRefusal(error.extensions?.code ?? 'NONE', { ...error.extensions }, error.message)
    return data as Data
  }
}
