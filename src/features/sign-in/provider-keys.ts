import type { JsonWebKey } from 'node:crypto'
import { z } from 'zod'
import type { Outbound } from '../../platform/outbound/outbound.ts'

const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(50) })
/** So long keys are kept; and so soon they are asked for again where a token names one that is not among them. */
const keptMilliseconds = 5 * 60_000
const askAgainMilliseconds = 30_000

/** A provider's public keys, kept for a while: whoever sends us rubbish does not make us ask the provider each time. */
export function providerKeys(outbound: Outbound) {
  const kept = new Map<string, { readonly readAt: number; readonly keys: readonly JsonWebKey[] }>()
  return async (address: string, wanted: string | undefined): Promise<readonly JsonWebKey[]> => {
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
}
