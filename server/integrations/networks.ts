import { BlockList, isIP } from 'node:net'

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** `10.1.0.0/16`, `2001:db8::/32`, or a single address; undefined when it is none of these. */
export function readNetwork(text: string): { address: string; bits: number } | undefined {
  const [address = '', bits, more] = text.trim().split('/')
  const version = isIP(address)
  const most = version === 6 ? 128 : 32
  const width = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  return version !== 0 && more === undefined && width >= 0 && width <= most ? { address, bits: width } : undefined
}

/** An IPv4 address as sockets for both families write it is that address. */
export const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')

/** @param networks none means everywhere */
export function isWithin(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true
  const list = new BlockList()
  for (const network of networks.map(readNetwork))
    if (network) list.addSubnet(network.address, network.bits, familyOf(network.address))
  const plain = plainAddress(address)
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain))
}
