import type { NonEmptyArray } from 'type-graphql'
import { NotificationsResolver } from '../notifications/notifications.resolver.js'

/** Every resolver class of the schema. */
export const resolvers: NonEmptyArray<abstract new (...args: never[]) => unknown> = [NotificationsResolver]
