import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Actor, Municipality } from '../access/actor.ts'
import { clientAddress, peerOf } from '../limits/client-address.ts'
import type { Limits } from '../limits/limits.ts'
import type { AddressList } from '../net/address-list.ts'
import type { Registered } from './page.ts'

/** What the pipeline asks of the limits: once before it asks who this is, and once when it knows. */
export interface RequestLimits {
  /** Where a request comes from (trust requirement T-33). */
  addressOf(c: Context): string | undefined
  /** @throws TooMany for an address from which too much comes, whatever it asks for */
  arriving(c: Context, municipality: Municipality): Promise<void>
  /** @throws TooMany where a page has a limit of its own */
  opening(c: Context, page: Registered, actor: Actor, requestId: string): Promise<void>
}

export function requestLimits(limits: Limits, proxies: AddressList, log: Logger): RequestLimits {
  let warned = false
  const addressOf = (c: Context): string | undefined => {
    const peer = peerOf(c)
    const forwarded = c.req.header('x-forwarded-for')
    if (forwarded !== undefined && peer !== undefined && !proxies.has(peer) && !warned) {
      warned = true
      // Behind a proxy that is not named here, everybody would count as one (T-33).
      log.warn({ event: 'X-Forwarded-For from a proxy that FODFAESTE_TRUSTED_PROXIES does not name' })
    }
    return clientAddress(peer, forwarded, proxies)
  }
  return {
    addressOf,
    arriving: (c, municipality) => limits.spend('any', { municipality, address: addressOf(c) }),
    opening: async (c, page, actor, requestId) => {
      if (!page.limit) return
      const account = actor.kind === 'person' ? actor.id : undefined
      const { municipality } = actor
      await limits.spend(page.limit, { municipality, account, address: addressOf(c), requestId })
    },
  }
}
