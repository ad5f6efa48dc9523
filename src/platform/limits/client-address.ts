import { isIP, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import { type AddressList, plainAddress } from '../net/address-list.ts'

/** An address list of hops that is longer than this is nobody's chain of proxies. */
const mostHops = 20

/**
 * The address that somebody comes from: the socket's, unless that is one of our own proxies; then the last one in
 * `X-Forwarded-For` that is none of them. Whatever stands further left was written by the client (trust T-33).
 *
 * @param peer the socket's other end; without a socket nobody came from anywhere
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: AddressList,
): string | undefined {
  if (peer === undefined || isIP(plainAddress(peer)) === 0) return undefined
  let client = plainAddress(peer)
  const hops = (forwardedFor ?? '').split(',').slice(-mostHops).reverse()
  for (const hop of hops) {
    if (!proxies.has(client)) return client
    const next = plainAddress(hop.trim())
    if (isIP(next) === 0) return client
    client = next
  }
  return client
}

/** The socket's other end, as the HTTP server hands it on beside the request. */
export function peerOf({ env }: Context): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}

/** What is counted as one: an IPv4 address, or the IPv6 network that a household gets (/64). */
export function countedAs(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  const groups = tail === undefined ? front : [...front, ...zeros, ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
