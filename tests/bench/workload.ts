import type pg from 'pg'

/** One request of a workload, as each of the three systems is asked it. */
export interface Ask {
  /** Parameters of the limit's prepared statement. */
  limit: readonly unknown[]
  peer: Record<string, unknown>
  ours: Record<string, unknown>
  /** Who asks ours; the other two ask nobody who they are. */
  session: string
}

/** The same question to three systems. */
export interface Workload {
  /** As in the table: `W1 first page`. */
  name: string
  /** The limit's one hand-written statement; it answers one row with one text column, the whole body. */
  limit: string
  /** The peer's and our own GraphQL documents. */
  peer: string
  ours: string
  /** What a client asks at its so-and-so-many-th turn of a round; undefined when there is nothing left to write. */
  ask: (client: number, turn: number) => Ask | undefined
  /** Brings the answers of the peer and of ours into one shape; `fromOurs` reads the limit's as well and leaves cursors out. */
  fromPeer: (data: Loose) => unknown
  fromOurs: (data: Loose) => unknown
  /** Puts the ground back before each round of a write. */
  reset?: (client: pg.Client) => Promise<unknown>
}

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the peer have the peer's shape */
export type Loose = any

export const instant = (text: string | null): string | null => text && new Date(text).toISOString()
/** The same in SQL. */
export const instantSql = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Reads are asked in turn, each client beginning elsewhere. */
export const inTurn =
  (asks: readonly Ask[]) =>
  (client: number, turn: number): Ask | undefined =>
    asks[(client * 7 + turn) % asks.length]

export const clients = 20
/** Each is asked once. */
export const once =
  (asks: readonly Ask[]) =>
  (client: number, turn: number): Ask | undefined =>
    asks[client + turn * clients]

/** Triggers sleep, since history never changes, and a bench that writes the same thing again has to take it away. */
export async function behindTheTriggers(client: pg.Client, ...statements: string[]): Promise<void> {
  await client.query(['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join(';\n'))
}
