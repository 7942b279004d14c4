import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { isWithin, plainAddress } from './networks.js'

/** Addresses that are somebody's own: loopback, private, link-local, shared, documentation, multicast and reserved ones. */
const own = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  own.addSubnet(network, bits, 'ipv4')

/** Of IPv6 only what is given out for the world is outside; within it tunnels carry an IPv4 address of anybody's choice. */
const world = new BlockList()
world.addSubnet('2000::', 3, 'ipv6')
const tunnels = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  tunnels.addSubnet(network, bits, 'ipv6')

/** An IPv4 address in whatever IPv6 clothes `::ffff:` gives it. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return plainAddress(canonical)
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [a >> 8, a & 255, b >> 8, b & 255].join('.')
}

/** Whether requests may go to this address: it is outside, or the configuration names its network. */
export function isAllowedTarget(address: string, allowedNetworks: readonly string[]): boolean {
  const plain = unmapped(address)
  if (isIP(plain) === 0) return false
  if (allowedNetworks.length > 0 && isWithin(allowedNetworks, plain)) return true
  return isIP(plain) === 4 ? !own.check(plain, 'ipv4') : world.check(plain, 'ipv6') && !tunnels.check(plain, 'ipv6')
}

export type TargetFault = 'NOT_A_URL' | 'TOO_LONG'

/** An absolute http or https address without credentials and fragment; the parser has made every spelling of an IP address plain. */
export function readTarget(text: string): URL | TargetFault {
  if (text.length > 2000) return 'TOO_LONG'
  const url = URL.parse(text.trim())
  const fits = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password && !url.hash
  return fits ? url : 'NOT_A_URL'
}

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

export const resolveByDns: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/**
 * The addresses a request to this host would reach. A host one of whose addresses is not allowed is refused as a whole, so
 * that nobody gets through by trying often.
 */
export async function allowedAddresses(
  { hostname }: URL,
  allowedNetworks: readonly string[],
  resolve: Resolve = resolveByDns,
): Promise<readonly { address: string; family: number }[] | 'UNKNOWN_HOST' | 'TARGET_REFUSED'> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolve(host).catch(() => [])
  if (found.length === 0) return 'UNKNOWN_HOST'
  return found.every(({ address }) => isAllowedTarget(address, allowedNetworks)) ? found : 'TARGET_REFUSED'
}
