import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { ApiClient, ApiRefusal } from '../support/api.js'
import { idNumberOf, password } from '../support/person.js'
import { scan } from '../support/sample-files.js'
import type { World } from '../support/world.js'
import { checkByApi } from './api-checks.js'
import { documents, moveDocument, queries, type ApplicationAnswer, type Choices, type ViewerAnswer } from './api-documents.js'
import { signedOn, type Acts, type Driver, type Outcome, type Person, type Step, type Verb, type Who } from './story.js'

type ActsByApi = { [V in Verb]: (who: Who, act: Acts[V]) => Promise<unknown> }

/** Plays a story as an integrator would: every act is its mutation. */
export class ApiDriver implements Driver {
  private readonly clients = new Map<Who, ApiClient>()
  private readonly applications = new Map<Who, string>()
  private readonly secrets = new Map<Who, string>()

  constructor(
    private readonly address: string,
    private readonly people: Record<Who, Person>,
    readonly world: World,
  ) {}

  async perform({ who, does, with: act, refused }: Step): Promise<void> {
    const acting = (this.acts[does] as (who: Who, act: unknown) => Promise<unknown>)(who, act)
    if (!refused) return void (await acting)
    const answer = await acting.then(
      () => 'it was allowed',
      (error: unknown) => (error instanceof ApiRefusal ? error.code : String(error)),
    )
    assert.equal(answer, refused)
  }

  check(who: Who, outcome: Outcome): Promise<void> {
    return checkByApi(this, who, outcome)
  }

  client(who: Who): ApiClient {
    const known = this.clients.get(who) ?? new ApiClient(this.address)
    this.clients.set(who, known)
    return known
  }

  async viewer(who: Who): Promise<ViewerAnswer['viewer']> {
    return (await this.client(who).call<ViewerAnswer>(queries.viewer)).viewer
  }

  async application(who: Who, of: Who): Promise<ApplicationAnswer> {
    const { application } = await this.client(who).call<{ application: ApplicationAnswer }>(queries.application, {
      id: this.idOf(of),
    })
    return application
  }

  private idOf(of: Who): string {
    const id = this.applications.get(of)
    if (id === undefined) throw new Error(`${of} has started no application`)
    return id
  }

  private send(who: Who, does: keyof typeof documents, input: Record<string, unknown>): Promise<unknown> {
    return this.client(who).call(documents[does], { input })
  }

  private async move(who: Who, does: Verb, of: Who, opinion?: string): Promise<unknown> {
    const { id, revision } = await this.application(who, of)
    const input = { applicationId: id, revision, idempotencyKey: randomUUID(), opinion }
    return this.client(who).call(moveDocument(does), { input })
  }

  private personOf(who: Who): Person {
    const person = this.people[who]
    if (!person) throw new Error(`${who} is nobody of this story`)
    return person
  }

  private identityOf(who: Who) {
    const number = idNumberOf(Object.keys(this.people).indexOf(who))
    return { name: who, idNumber: number, phone: '0998-5550121' }
  }

  private async choices(): Promise<Choices> {
    return new ApiClient(this.address).call<Choices>(queries.choices)
  }

  private async divisionCode(path: readonly string[]): Promise<string> {
    const { divisions } = await this.choices()
    return path.reduce((above, name) => {
      const below = divisions.find((one) => one.name === name && (one.parentCode === above || above === ''))
      if (!below) throw new Error(`no division is called ${name}`)
      return below.code
    }, '')
  }

  private readonly acts: ActsByApi = {
    register: async (who, act) => {
      const { loginName } = this.personOf(who)
      const place =
        'joins' in act
          ? { joinUnitId: await this.world.unitId(act.joins) }
          : {
              unit: {
                name: act.unit,
                level: act.level,
                divisionCode: await this.divisionCode(act.division),
                superiorId: act.superior && (await this.world.unitId(act.superior)),
              },
            }
      const captcha = await this.client(who).captcha('REGISTER')
      return this.send(who, 'register', { ...captcha, person: this.identityOf(who), loginName, password, ...place })
    },
    logIn: (who, { secret }) =>
      this.client(who).logIn(this.personOf(who).loginName, secret ? (this.secrets.get(who) ?? '') : password),
    logOut: (who) => this.client(who).call('mutation { logOut }'),
    changePassword: (who) => this.send(who, 'changePassword', { currentPassword: this.secrets.get(who), newPassword: password }),
    chooseRole: (who, act) => this.send(who, 'chooseRole', act),
    saveUnitProfile: async (who, profile) => {
      const { unit } = await this.viewer(who)
      const [place] = await this.world.rows('select level, division_code as "divisionCode" from unit where id = $1', [unit.id])
      return this.send(who, 'saveUnitProfile', { name: unit.name, ...place, ...profile })
    },
    attachUnitDocument: async (who, { kind, file }) =>
      this.client(who).upload(documents.attachUnitDocument, { kind }, await scan(file)),
    addReceivingLink: async (who, { receiver, isDefault }) =>
      this.send(who, 'addReceivingLink', { receiverId: await this.world.unitId(receiver), isDefault }),
    removeReceivingLink: async (who, { receiver }) => {
      const { unit } = await this.viewer(who)
      const link = unit.receivers.find((one) => one.receiver.name === receiver)
      return this.send(who, 'removeReceivingLink', { linkId: link?.id })
    },
    submitUnit: (who) => this.client(who).call(documents.submitUnit),
    approveUnit: async (who, { unit }) => this.send(who, 'approveUnit', { unitId: await this.world.unitId(unit) }),
    returnUnit: async (who, { unit, reason }) => this.send(who, 'returnUnit', { unitId: await this.world.unitId(unit), reason }),
    issueLogin: async (who, { to, mayAdminister }) => {
      const { name: personName, idNumber, phone } = this.identityOf(to)
      const { unit } = await this.viewer(who)
      const input = { unitId: unit.id, loginName: this.personOf(to).loginName, personName, idNumber, phone, mayAdminister }
      const issued = await this.client(who).call<{ issueLogin: { oneTimeSecret: string } }>(documents.issueLogin, { input })
      this.secrets.set(to, issued.issueLogin.oneTimeSecret)
    },
    startApplication: async (who, { series, group, level, title, way }) => {
      const { campaigns, titleSeries, acquisitionWays } = await this.choices()
      const titles = titleSeries.find(({ name }) => name === series)?.titles ?? []
      const chosen = titles.find((one) => one.name === title && one.level.name === level && (!group || one.group === group))
      const input = {
        campaignId: campaigns.find(({ filingOpen }) => filingOpen)?.id,
        titleId: chosen?.id,
        wayCode: acquisitionWays.find(({ name }) => name === way)?.code,
      }
      const started = await this.client(who).call<{ startApplication: { id: string } }>(documents.startApplication, { input })
      this.applications.set(who, started.startApplication.id)
    },
    saveSection: async (who, { section: key, values, rows }) => {
      const { id: applicationId, sections } = await this.application(who, who)
      const revision = sections.find((section) => section.key === key)?.revision
      return this.send(who, 'saveSection', { applicationId, revision, section: { [key]: rows ? { rows } : values } })
    },
    attachEvidence: async (who, { section: sectionKey, label, file }) =>
      this.client(who).upload(documents.attachEvidence, { applicationId: this.idOf(who), sectionKey, label }, await scan(file)),
    submitApplication: (who) => this.move(who, 'submitApplication', who),
    withdrawApplication: (who) => this.move(who, 'withdrawApplication', who),
    startHandling: (who, { of }) => this.send(who, 'startHandling', { applicationId: this.idOf(of) }),
    saveApprovalForm: async (who, { of, no = {}, recommendation }) => {
      const { draftForm } = await this.application(who, of)
      const items = (draftForm?.items ?? []).map(({ sectionKey }) => ({
        sectionKey,
        verdict: sectionKey in no ? 'NO' : 'YES',
        comment: no[sectionKey],
        authentic: true,
        complete: !(sectionKey in no),
        valid: true,
      }))
      const signature = recommendation === undefined ? {} : { recommendation, signedName: who, signedOn: signedOn() }
      return this.send(who, 'saveApprovalForm', { applicationId: this.idOf(of), items, ...signature })
    },
    reportUp: async (who, { of, to, twice, opinion }) => {
      const { id: applicationId, revision, availableActions } = await this.application(who, of)
      const { destinations } = availableActions.find(({ action }) => action === 'reportUp')!
      const toUnitId = to === undefined ? destinations.find(({ isDefault }) => isDefault)?.unit.id : await this.world.unitId(to)
      const input = { applicationId, revision, idempotencyKey: randomUUID(), toUnitId, opinion }
      return Promise.all(Array.from({ length: twice ? 2 : 1 }, () => this.send(who, 'reportUp', input)))
    },
    returnToApplicant: (who, { of, opinion }) => this.move(who, 'returnToApplicant', of, opinion),
    sendBack: (who, { of, opinion }) => this.move(who, 'sendBack', of, opinion),
    recall: (who, { of }) => this.move(who, 'recall', of),
    requestSendBack: (who, { of }) => this.send(who, 'requestSendBack', { applicationId: this.idOf(of) }),
    accept: (who, { of }) => this.move(who, 'accept', of),
  }
}
