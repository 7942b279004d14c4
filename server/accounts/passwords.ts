import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// argon2id is the library's default; OWASP's numbers for it on a server shared with other work: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

// A one-time secret is 57 random bits that end in 72 hours: no work on the hash is needed to keep it, and an import makes thousands.
const light = { memoryCost: 1024, timeCost: 1, parallelism: 1 }

/** For one-time secrets of `oneTimeSecret` only. */
export const hashSecret = (secret: string): Promise<string> => hash(secret, light)

const isLight = (stored: string): boolean => stored.includes(`$m=${light.memoryCost},`)

/** Somebody's password, verified against when nobody has the name, so that both take the same time. */
const nobody = hashPassword('nobody has this password')

/** @param stored null when there is no such login: takes as long and is never right */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), password.normalize('NFC'))
  if (stored && isLight(stored)) await verify(await nobody, password.normalize('NFC'))
  return right && stored !== null
}

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** Administrators see other people's data: theirs is longer. Characters. */
const shortestPassword = (administers: boolean): number => (administers ? 10 : 8)

/** 8 (administrators 10) to 128 characters of three kinds, or 16 and more of any, without the login name in it. */
export function isStrongPassword(password: string, loginName: string, administers: boolean): boolean {
  const text = password.normalize('NFC')
  const length = [...text].length
  if (length < shortestPassword(administers) || length > 128) return false
  if (text.toLowerCase().includes(loginName.toLowerCase())) return false
  if (new Set(text).size < 4) return false
  return length >= 16 || kinds.filter((kind) => kind.test(text)).length >= 3
}

const letters = 'ABCDEFGHJKMNPQRTUVWXY346789'

/** Three groups of four that can be read aloud over the telephone: 27^12, 57 bits. */
export const oneTimeSecret = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')
