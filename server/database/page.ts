import { DomainError } from '../errors.js'

/** The most rows one page holds; a list screen takes seconds with more. */
export const largestPage = 100

/** What a keyset page starts after: the values of the sort columns of the last row seen, instants in ISO 8601 and the id last. */
export type Key = readonly string[]

export interface PageArgs {
  first: number
  after?: string | null
}

export interface Page<Row> {
  edges: { cursor: string; node: Row }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  /** Up to `countedTo`; one more stands for any number above. */
  totalCount: number
}

/** Beyond so many a list is only known to be longer: to count a region's every row costs more than any page. */
export const countedTo = 10_000

/** How many rows there are, `countedTo` + 1 standing for more. @param from what is counted, from the name of the table on */
export const boundedCount = (from: string): string =>
  `select count(*)::int as count from (select from ${from} limit ${countedTo + 1}) counted`

export const isId = (part: unknown): boolean =>
  typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part)
const isInstant = (part: unknown) =>
  typeof part === 'string' && !Number.isNaN(Date.parse(part)) && new Date(part).toISOString() === part
/** A forged cursor must not reach PostgreSQL, which would choke on it. */
const isKey = (key: unknown[]): key is string[] => isId(key.at(-1)) && key.slice(0, -1).every(isInstant)

const encode = (list: string, key: Key) => Buffer.from(JSON.stringify([list, ...key])).toString('base64url')

/** Where a page begins and how many rows it has. */
export type Place = ReturnType<typeof readPage>

/**
 * @param list names the order, so that a cursor of one list is refused by another
 * @throws DomainError BAD_CURSOR, INVALID_INPUT when `first` is not 1 to 100
 */
export function readPage(list: string, { first, after }: PageArgs, columns: number): { limit: number; after: Key | null } {
  if (!Number.isInteger(first) || first < 1 || first > largestPage)
    throw new DomainError('INVALID_INPUT', {
      cure: 'correctField',
      who: 'YOU',
      fields: [{ field: 'first', code: 'OUT_OF_RANGE' }],
    })
  return { limit: first, after: typeof after === 'string' ? decode(list, after, columns) : null }
}

function decode(list: string, cursor: string, columns: number): Key {
  try {
    const [name, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (name === list && key.length === columns && isKey(key)) return key
  } catch {
    // Falls through: whatever is wrong with it, it is not ours.
  }
  throw new DomainError('BAD_CURSOR', { cure: 'reload', who: 'YOU' })
}

/** @param rows one more than `limit` when there is a next page */
export function toPage<Row>(list: string, rows: Row[], limit: number, totalCount: number, keyOf: (row: Row) => Key): Page<Row> {
  const edges = rows.slice(0, limit).map((node) => ({
    // Made when it is read: most pages are asked for the cursor of their end alone.
    get cursor() {
      return encode(list, keyOf(node))
    },
    node,
  }))
  return { edges, pageInfo: { hasNextPage: rows.length > limit, endCursor: edges.at(-1)?.cursor ?? null }, totalCount }
}
