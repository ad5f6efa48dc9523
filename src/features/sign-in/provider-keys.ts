import type { JsonWebKey } from 'node:crypto'
import type { Outbound } from '../../platform/outbound/outbound.ts'
import { isLongEnough, keySet } from './long-keys.ts'

/** So long keys are kept; and so soon they are asked for again where a token names one that is not among them. */
const keptMilliseconds = 5 * 60_000
const askAgainMilliseconds = 30_000

/**
 * A provider's public keys that are long enough, kept for a while: whoever sends us rubbish does not make us ask the
 * provider each time.
 */
export function providerKeys(outbound: Outbound) {
  const kept = new Map<string, { readonly readAt: number; readonly keys: readonly JsonWebKey[] }>()

  /** All of them: one that is too short is no reason to ask again. */
  async function keysAt(address: string, wanted: string | undefined): Promise<readonly JsonWebKey[]> {
    const known = kept.get(address)
    const age = performance.now() - (known?.readAt ?? Number.NEGATIVE_INFINITY)
    const named = wanted === undefined || known?.keys.some(({ kid }) => kid === wanted)
    if (known && age < (named ? keptMilliseconds : askAgainMilliseconds)) return known.keys
    const answer = await outbound(address, { headers: { accept: 'application/json' } })
    if (answer.status !== 200) return []
    const { keys } = keySet.parse(await answer.json())
    kept.set(address, { readAt: performance.now(), keys })
    return keys
  }

  return async (
    address: string,
    wanted: string | undefined,
    rsaBits: number,
  ): Promise<readonly JsonWebKey[]> =>
    (await keysAt(address, wanted)).filter((key) => isLongEnough(key, rsaBits))
}
