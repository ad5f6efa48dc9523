import { BlockList, isIP, isIPv6 } from 'node:net'

/** Addresses and networks, as an administrator or a standard lists them. */
export interface AddressList {
  has(address: string): boolean
}

/**
 * Reads `10.0.0.0/8`, `192.0.2.7`, `fd00::/8`.
 *
 * @throws Error that names the first entry which is neither an address nor a network
 */
export function addressList(entries: readonly string[]): AddressList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    const wellFormed =
      isIP(address) > 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
    if (!wellFormed || length > most) throw new Error(`“${entry}” is neither an address nor a network`)
    list.addSubnet(address, length, family)
  }
  return {
    has: (address) => {
      const plain = plainAddress(address)
      return isIP(plain) > 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
    },
  }
}

/** An IPv4 address that a socket shows as IPv6 (`::ffff:192.0.2.7`) is the IPv4 address; a zone is dropped. */
export function plainAddress(address: string): string {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i.exec(bare)
  return mapped?.[1] ?? bare
}
