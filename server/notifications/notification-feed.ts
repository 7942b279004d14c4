import { EventEmitter, on } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Database } from '../database/database.js'
import { mayReview, type Viewer } from '../workflow/who-may.js'

/** A trigger of the database announces each new notification here, once its transaction has committed. */
const notificationChannel = 'notification'

interface Announced {
  id: string
  unitId: string | null
  accountId: string | null
}

const accountTopic = (id: string) => `account:${id}`
const unitTopic = (id: string) => `unit:${id}`

/**
 * Hears of every new notification, whichever node wrote it, over one connection of its own, and hands its id to those
 * it is for. What is announced while the connection is lost is not repeated: clients also ask now and then. Source: B9, B15.
 */
export class NotificationFeed {
  private readonly told = new EventEmitter().setMaxListeners(0)
  private listening: Promise<void> | undefined
  private client: Client | undefined
  private closed = false

  constructor(private readonly db: Database) {}

  /** Ids of the notifications for this viewer from now on, until the caller stops reading. */
  async arriving(viewer: Viewer): Promise<AsyncIterableIterator<string>> {
    this.listening ??= this.listen()
    await this.listening
    const topics = [accountTopic(viewer.accountId), ...(mayReview(viewer) ? [unitTopic(viewer.unitId)] : [])]
    const mine = new EventEmitter()
    const pass = (id: string) => void mine.emit('id', id)
    for (const topic of topics) this.told.on(topic, pass)
    const events = on(mine, 'id')
    const stop = () => topics.forEach((topic) => this.told.off(topic, pass))
    const ids: AsyncIterableIterator<string> = {
      [Symbol.asyncIterator]: () => ids,
      next: async () => {
        const { done, value } = await events.next()
        return done ? { done, value: undefined } : { done: false, value: value[0] as string }
      },
      return: async () => {
        stop()
        await events.return?.()
        return { done: true, value: undefined }
      },
    }
    return ids
  }

  async close(): Promise<void> {
    this.closed = true
    await this.client?.end()
  }

  /** A connection of its own: a pooled one would keep the pool from ending. */
  private async listen(): Promise<void> {
    const client = new Client(this.db.pool.options)
    this.client = client
    client.on('error', () => {})
    client.on('end', () => void this.listenAgain())
    client.on('notification', ({ payload }) => {
      const { id, unitId, accountId } = JSON.parse(payload ?? '') as Announced
      if (accountId) this.told.emit(accountTopic(accountId), id)
      if (unitId) this.told.emit(unitTopic(unitId), id)
    })
    await client.connect()
    await client.query(`listen ${notificationChannel}`)
  }

  private async listenAgain(): Promise<void> {
    while (!this.closed) {
      await wait(1000, undefined, { ref: false })
      if (this.closed) return
      try {
        return await this.listen()
      } catch {
        this.client?.removeAllListeners('end')
      }
    }
  }
}
