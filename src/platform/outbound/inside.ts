import { isIPv4, isIPv6 } from 'node:net'
import { addressList, plainAddress } from '../net/address-list.ts'

/** Networks of IPv4 that are no place on the open internet (IANA's register of special addresses). */
const special4 = addressList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])
/** All of the open internet in IPv6, and what in it stands for something else: tunnels lead to any IPv4 address. */
const open6 = addressList(['2000::/3'])
const special6 = addressList(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** Whether an address lies on the open internet: neither this machine, nor its network, nor a tunnel into it. */
export function isOutside(address: string): boolean {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return !special4.has(plain)
  return isIPv6(plain) && open6.has(plain) && !special6.has(plain)
}

const loopback = addressList(['127.0.0.0/8', '::1'])
export const isThisMachine = (address: string): boolean => loopback.has(address)
