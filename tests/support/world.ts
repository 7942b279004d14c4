import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { IdNumbers } from '../../server/accounts/id-number.js'
import { hashPassword } from '../../server/accounts/passwords.js'
import { sampleOrgCode, sampleUscc } from '../../server/database/sample-codes.js'
import { idNumberOf, password } from './person.js'
import { testSecret } from './secret.js'

export interface Login {
  loginName: string
  /** As in the story. */
  personName: string
  unit: string
  mayAdminister: boolean
  hat: 'UNIT_ADMIN' | 'APPLICANT' | null
  mustChangePassword?: boolean
}

export interface ApprovedUnit {
  name: string
  level: 'REGION' | 'PREFECTURE' | 'COUNTY'
  divisionCode: string
  /** Names; the first is the default. */
  receivers?: string[]
  status?: 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'RETURNED'
}

const hashed = hashPassword(password)
const idNumbers = new IdNumbers(testSecret)

/** What stands before a story begins, written straight into its database. */
export class World {
  private people = 0

  private constructor(private readonly pool: pg.Pool) {}

  /** Waits until whatever had begun is over: files run beside each other on one cluster, and what is told of changes waits for all. */
  async settled(): Promise<void> {
    const [now] = await this.rows<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
    const over = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as over'
    while (!(await this.rows<{ over: boolean }>(over, [now!.next]))[0]!.over) await wait(10)
  }

  static in(databaseUrl: string): World {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    // The database goes as soon as the pool has said goodbye, sometimes before its connections have.
    pool.on('error', () => {})
    return new World(pool)
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, params)).rows
  }

  /** @throws Error when no unit, or more than one, has the name */
  async unitId(name: string): Promise<string> {
    const found = await this.rows<{ id: string }>('select id from unit where name = $1', [name])
    if (found.length !== 1) throw new Error(`${found.length} units are called ${name}`)
    return found[0]!.id
  }

  async accountId(loginName: string): Promise<string> {
    const [found] = await this.rows<{ id: string }>('select id from account where login_name = $1', [loginName])
    if (!found) throw new Error(`nobody logs in as ${loginName}`)
    return found.id
  }

  /** A unit that registered itself, complete and, unless told otherwise, approved. */
  async unit({ name, level, divisionCode, receivers = [], status = 'APPROVED' }: ApprovedUnit): Promise<string> {
    const receiverIds = await Promise.all(receivers.map((receiver) => this.unitId(receiver)))
    const parent = status === 'APPROVED' ? (receiverIds[0] ?? null) : null
    const [unit] = await this.rows<{ id: string }>(
      `insert into unit (name, kind, origin, level, division_code, parent_id, reviewer_unit_id, uscc, org_code, nature, address,
         legal_representative, contact_name, contact_phone, status, status_at)
       values ($1, 'ORDINARY', 'SELF_REGISTERED', $2, $3, $4, $5, $6, $7, '全额(公益一类)事业单位', '人民路2号', '阿不都', '办公室',
         '0998-5550199', $8, now()) returning id`,
      [
        name,
        level,
        divisionCode,
        parent,
        receiverIds[0] ?? null,
        sampleUscc('12', divisionCode, name),
        sampleOrgCode(name),
        status,
      ],
    )
    for (const [index, receiverId] of receiverIds.entries())
      await this.rows('insert into receiving_link (unit_id, receiver_id, is_default) values ($1, $2, $3)', [
        unit!.id,
        receiverId,
        index === 0,
      ])
    return unit!.id
  }

  /** A login whose password is that of `person.ts`. */
  async login({ loginName, personName, unit, mayAdminister, hat, mustChangePassword = false }: Login): Promise<string> {
    const { cipher, hash, masked } = idNumbers.seal(idNumberOf(++this.people + 500))
    const [account] = await this.rows<{ id: string }>(
      `insert into account (unit_id, login_name, password_hash, person_name, id_cipher, id_hash, id_masked, phone, hat,
         may_administer, must_change_password)
       values ($1, $2, $3, $4, $5, $6, $7, '0998-5550198', $8, $9, $10) returning id`,
      [
        await this.unitId(unit),
        loginName,
        await hashed,
        personName,
        cipher,
        hash,
        masked,
        hat,
        mayAdminister,
        mustChangePassword,
      ],
    )
    return account!.id
  }

  close(): Promise<void> {
    return this.pool.end()
  }
}
