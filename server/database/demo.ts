import demoNotices from '../data/demo_notices.json' with { type: 'json' }
import type { IdNumbers } from '../accounts/id-number.js'
import { hashPassword } from '../accounts/passwords.js'
import { fillPersonPinyin } from '../accounts/person-pinyin.store.js'
import type { FilesService } from '../files/files.service.js'
import type { StoredFileRow } from '../files/stored-file.store.js'
import type { Viewer } from '../workflow/who-may.js'
import type { Database, Transaction } from './database.js'
import { DemoAccounts, demoPassword, type DemoAccount } from './demo-accounts.js'
import { demoApplications, type DemoApplication } from './demo-applications.js'
import { writeDossiers } from './demo-dossiers.js'
import { scanUpload } from './demo-evidence.js'
import { writeAudit, writeNotifications } from './demo-history.js'
import { demoExperts, expertRows } from './demo-experts.js'
import { hoursAfter, idAt } from './demo-ids.js'
import { bytea, insertRows } from './demo-insert.js'
import { writeTravels } from './demo-travels.js'
import { documentRows, receivingLinkRows, unitHistories, unitReviewRows } from './demo-unit-rows.js'
import { demoUnits, unitRow } from './demo-units.js'
import { bureauId, unitId } from './reference-units.js'

/** What the demo world is made with; the services of the house have all of it. */
export interface DemoNeeds {
  db: Database
  files: Pick<FilesService, 'store'>
  idNumbers: Pick<IdNumbers, 'seal'>
}

const login = (role: string, loginName: string, unitName: string) => ({ role, loginName, password: demoPassword, unitName })

/** One login a role, to try the platform with. */
export const demoLogins = [
  login('自治区管理员', 'region', '自治区人力资源和社会保障厅'),
  login('地区局', 'kashgar', '喀什地区人力资源和社会保障局'),
  login('县局', 'shufu', '疏附县人力资源和社会保障局'),
  login('推荐单位', 'medical', '新疆医科大学'),
  login('推荐单位下级', 'pharmacy', '药学院'),
  login('垂管上级', 'transport', '区交通厅'),
  login('垂管单位', 'highway', '喀什公路管理局'),
  login('评委会', 'committee', '喀什地区中小学教师系列中初级职称评审委员会办公室'),
  login('评审专家（expert1 至 expert10）', 'expert1', '和田市第三中学'),
  login('基层单位管理员', 'school', '疏附县第一中学'),
  login('未审核单位管理员', 'newschool', '疏附县第三小学'),
  login('申报人（已退回待修改）', 'applicant', '疏附县第一中学'),
  login('申报人（审核中）', 'applicant2', '药学院'),
  login('申报人（填写中）', 'applicant3', '疏附县人民医院'),
  login('申报人（今年尚未申报，有上年申请书）', 'newapplicant', '疏附县第一中学'),
]

/**
 * Fills the platform with units, people and applications in every state, so that each screen is alive. Does nothing where
 * they are already. All or nothing, and in the shape in which the services write.
 */
export async function loadDemo({ db, files, idNumbers }: DemoNeeds): Promise<void> {
  const loaded = await db.query(`select 1 from account where lower(login_name) = 'newapplicant'`)
  if (loaded.length > 0) return
  const now = new Date()
  const world = peopled(now)
  const passwordHash = await hashPassword(demoPassword)
  const accountRow = accountRows(passwordHash, idNumbers)
  const { uploader } = world
  // The scan needs somebody who uploaded it before anything else is there.
  await db.transaction((tx) => insertRows(tx, 'account', [accountRow(uploader)], 'on conflict do nothing'))
  await files.store(scanUpload(), viewerOf(uploader), (tx, scan) => write(tx, world, scan, accountRow, now))
  await fillPersonPinyin(db)
}

interface World {
  accounts: DemoAccounts
  applications: DemoApplication[]
  uploader: DemoAccount
  experts: DemoAccount[]
}

/** Everybody there is: the administrators of every unit that anything passes through, and those who file. */
function peopled(now: Date): World {
  const accounts = new DemoAccounts(now)
  const uploader = accounts.administratorOf(bureauId('650000'))
  const applications = demoApplications(accounts, now)
  for (const unit of demoUnits) [unitId(unit.key), unit.receiverId].forEach((id) => accounts.administratorOf(id))
  return { accounts, applications, uploader, experts: demoExperts(accounts) }
}

const accountRows = (passwordHash: string, idNumbers: DemoNeeds['idNumbers']) => (account: DemoAccount) => {
  const { person, administers } = account
  const { cipher, hash, masked } = idNumbers.seal(person.idNumber)
  return {
    id: account.id,
    unit_id: account.unitId,
    login_name: account.loginName,
    password_hash: passwordHash,
    person_name: person.name,
    id_cipher: bytea(cipher),
    id_hash: bytea(hash),
    id_masked: masked,
    phone: person.phone,
    hat: administers ? 'UNIT_ADMIN' : 'APPLICANT',
    may_administer: administers,
    must_change_password: false,
    created_at: account.createdAt,
  }
}

async function write(
  tx: Transaction,
  { accounts, applications, uploader, experts }: World,
  scan: StoredFileRow,
  accountRow: ReturnType<typeof accountRows>,
  now: Date,
): Promise<void> {
  const rows = new Map(accounts.all.map((account) => [account.id, accountRow(account)]))
  await insertRows(
    tx,
    'unit',
    demoUnits.map((unit) => unitRow(unit, now)),
  )
  await insertRows(tx, 'receiving_link', receivingLinkRows(now))
  await insertRows(
    tx,
    'account',
    [...rows.values()].filter(({ id }) => id !== uploader.id),
  )
  await insertRows(tx, 'expert', expertRows(experts, accounts))
  const documents = documentRows(accounts, scan, now)
  await insertRows(
    tx,
    'stored_file',
    documents.map(({ file }) => file),
  )
  await insertRows(
    tx,
    'unit_document',
    documents.map(({ document }) => document),
  )
  await insertRows(tx, 'unit_review', unitReviewRows(accounts, now))
  await writeDossiers(tx, applications, scan, ({ applicant }) => rows.get(applicant.id)?.id_hash ?? '')
  await writeTravels(tx, applications, scan)
  const histories = unitHistories(accounts, now)
  await writeAudit(tx, applications, histories, scan)
  await writeNotifications(tx, applications, histories, now)
  await insertRows(
    tx,
    'notice',
    demoNotices.notices.map(({ title, body, daysAgo }) => {
      const at = hoursAfter(now, -24 * daysAgo)
      return { id: idAt(at, title), title, body, author_id: uploader.id, published_at: at }
    }),
  )
}

const viewerOf = ({ id, unitId: ofUnit, unitName, person }: DemoAccount): Viewer => ({
  accountId: id,
  personName: person.name,
  unitId: ofUnit,
  unitName,
  unitKind: 'REGION_OFFICE',
  unitStatus: 'APPROVED',
  unitApproved: true,
  unitReceives: true,
  hat: 'UNIT_ADMIN',
  mayAdminister: true,
  mustChangePassword: false,
})
