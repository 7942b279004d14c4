import { ApiClient } from '../../support/api.js'
import { password } from '../../support/person.js'
import { scan } from '../../support/sample-files.js'
import { startServer } from '../../support/server.js'
import { World } from '../../support/world.js'
import { sampleOrgCode, sampleUscc } from '../../../server/database/sample-codes.js'

export const county = '疏附县人力资源和社会保障局'
export const otherCounty = '疏勒县人力资源和社会保障局'
export const place = { level: 'COUNTY', divisionCode: '653121' }

/** A whole server with administrators of two county bureaus and of their prefecture bureau. */
export async function stage() {
  const server = await startServer()
  const world = World.in(server.databaseUrl)
  const enter = async (loginName: string) => {
    const client = new ApiClient(server.address)
    await client.logIn(loginName, password)
    return client
  }
  /** Logs a new administrator of the unit in. */
  const administratorOf = async (unit: string, loginName: string) => {
    await world.login({ loginName, personName: loginName, unit, mayAdminister: true, hat: 'UNIT_ADMIN' })
    return enter(loginName)
  }
  const nameOf = async (sql: string) => (await world.rows<{ name: string }>(sql))[0]!.name
  const stop = async () => {
    await world.close()
    await server.stop()
  }
  return { server, world, enter, administratorOf, nameOf, stop, desk: () => new ApiClient(server.address) }
}

export type Stage = Awaited<ReturnType<typeof stage>>

/** A profile nothing is wrong with. */
export const profileOf = (name: string, changes: Record<string, unknown> = {}) => ({
  name,
  ...place,
  uscc: sampleUscc('12', '653121', name),
  orgCode: sampleOrgCode(name),
  nature: '全额(公益一类)事业单位',
  businessRegistered: false,
  address: '人民路2号',
  postcode: '844100',
  legalRepresentative: '阿不都',
  contactName: '办公室',
  contactPhone: '0998-5550199',
  ...changes,
})

export interface UnitAnswer {
  id: string
  name: string
  uscc: string | null
  status: string
  statusReason: string | null
  statusAt: string | null
  completeness: number
  missing: { field: string }[]
  receivers: { id: string; isDefault: boolean; receiver: { name: string; contactPhone: string | null } }[]
  change: { name: string; status: string; reason: string | null; divisionCode: string } | null
  reviews: { passed: boolean; reason: string | null; reviewer: string; receiverName: string }[]
  availableActions: { action: string; allowed: boolean; rule: string | null }[]
  division: { code: string }
  parent: { name: string } | null
}

const fields = `id name uscc status statusReason statusAt completeness missing { field } division { code } parent { name }
  receivers { id isDefault receiver { name contactPhone } } change { name status reason divisionCode }
  reviews { passed reason reviewer receiverName } availableActions { action allowed rule }`

export const myUnit = async (client: ApiClient): Promise<UnitAnswer> =>
  (await client.call<{ viewer: { unit: UnitAnswer } }>(`{ viewer { unit { ${fields} } } }`)).viewer.unit

/** A mutation that answers with the unit. */
export async function act(client: ApiClient, mutation: string, input?: Record<string, unknown>): Promise<UnitAnswer> {
  const type = inputs[mutation]
  const document = type
    ? `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${fields} } }`
    : `mutation { done: ${mutation} { ${fields} } }`
  return (await client.call<{ done: UnitAnswer }>(document, { input })).done
}

const inputs: Record<string, string> = {
  saveUnitProfile: 'UnitProfileInput',
  addReceivingLink: 'ReceivingLinkInput',
  removeReceivingLink: 'RemoveReceivingLinkInput',
  setDefaultReceiver: 'SetDefaultReceiverInput',
  approveUnit: 'UnitIdInput',
  returnUnit: 'ReturnUnitInput',
}

export const attachScan = async (client: ApiClient, kind = 'ORG_CODE_CERTIFICATE', file = 'scan.png') =>
  client.upload<{ attachUnitDocument: { documents: { kind: string; file: { url: string; name: string } }[] } }>(
    'mutation ($input: AttachUnitDocumentInput!) { attachUnitDocument(input: $input) { documents { kind file { url name } } } }',
    { kind },
    await scan(file),
  )
