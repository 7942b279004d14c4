import type { IdNumbers } from '../accounts/id-number.js'
import type { Database } from '../database/database.js'
import { boundedCount, countedTo, readPage, toPage, type Key, type Page, type PageArgs } from '../database/page.js'
import type { Viewer } from '../workflow/who-may.js'
import { filterSql, narrowsToPeople, type ApplicationFilter } from './application-filter.js'
import { scopeSql } from './application-scope.js'
import type { ApplicationRow } from './application.store.js'
import { nothingBeside, type Parts } from './list-parts.js'
import { listed, listStatement, type ListRow } from './listed.store.js'

/** A condition on the table `application` with its parameters, numbered from $1 on. */
interface Narrowed {
  where: string
  params: unknown[]
  /** Viewers and filters of one shape share their prepared statements; undefined: too many shapes to keep. */
  shape?: string
}

const newestFirst = 'application.id desc'

/** All applications somebody may see. */
export class ApplicationListStore {
  constructor(
    private readonly db: Database,
    private readonly idNumbers: IdNumbers,
  ) {}

  /** Newest first; an id of version 7 sorts by time. Source: S55. */
  async page(viewer: Viewer, filter: ApplicationFilter, args: PageArgs, parts = nothingBeside): Promise<Page<ApplicationRow>> {
    const { limit, after } = readPage('applications', args, 1)
    const people = narrowsToPeople(filter)
    const scope = scopeSql(viewer, 1, people)
    const narrowed = filterSql(filter, 1 + scope.params.length, this.idNumbers)
    const shape = people && narrowed.shape && `${narrowed.shape}:${scope.shape}`
    const from = {
      where: `${scope.where} ${narrowed.sql}`,
      params: [...scope.params, ...narrowed.params],
      ...(shape && { shape }),
    }
    const { rows, total } = people ? await this.ofPeople(from, limit, after, parts) : await this.all(from, limit, after, parts)
    return toPage('applications', listed(rows, parts), limit, total, (row) => [row.id])
  }

  /** What a few people have filed is found first, then counted and shown: one statement. */
  private async ofPeople({ where, params, shape }: Narrowed, limit: number, after: Key | null, parts: Parts) {
    const [place, size] = [params.length + 1, params.length + 2]
    const { name, text } = listStatement(
      `find:${shape}`,
      `select application.* from (select id from found where $${place}::uuid is null or id < $${place}::uuid
         order by id desc limit (select $${size}::int)) shown join application on application.id = shown.id`,
      newestFirst,
      parts,
      `, (select least(count(*), ${countedTo + 1}) from found)::int as total`,
    )
    const found = `with found as materialized (select application.id from application where ${where})`
    const rows = await this.db.lagging.query<ListRow & { total: number }>(
      shape ? { name, text: `${found} ${text}` } : `${found} ${text}`,
      [...params, after?.[0] ?? null, limit + 1],
    )
    return { rows, total: rows[0]?.total ?? (after ? await this.count(where, params) : 0) }
  }

  private async all({ where, params }: Narrowed, limit: number, after: Key | null, parts: Parts) {
    const place = `$${params.length + 1}::uuid`
    const { text } = listStatement(
      '',
      `select * from application where ${where} and (${place} is null or application.id < ${place})
         order by ${newestFirst} limit ${limit + 1}`,
      newestFirst,
      parts,
    )
    const [rows, total] = await Promise.all([
      this.db.lagging.query<ListRow>(text, [...params, after?.[0] ?? null]),
      this.count(where, params),
    ])
    return { rows, total }
  }

  private async count(where: string, params: unknown[]): Promise<number> {
    const [counted] = await this.db.lagging.query<{ count: number }>(boundedCount(`application where ${where}`), params)
    return counted?.count ?? 0
  }
}
