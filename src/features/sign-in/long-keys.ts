import { createPublicKey, type JsonWebKey } from 'node:crypto'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type IdentityProvider, ordinaryRsaBits } from '../../platform/session/identity-provider.ts'

/** A provider's public keys as it publishes them (RFC 7517). */
export const keySet = z.looseObject({ keys: z.array(z.record(z.string(), z.unknown())).max(50) })

/**
 * Whether a key may have signed for a provider. Only RSA keys come in lengths: every curve that `trustedAlgorithms` can
 * use has 128 bits of security. An RSA key that cannot be read is none.
 */
export function isLongEnough(key: JsonWebKey, rsaBits: number): boolean {
  if (key.kty !== 'RSA') return true
  try {
    const { modulusLength = 0 } = createPublicKey({ key, format: 'jwk' }).asymmetricKeyDetails ?? {}
    return modulusLength >= rsaBits
  } catch {
    return false
  }
}

/**
 * A provider's answer with its keys, without those that are too short: what one of them signed is then signed by a key
 * that nobody knows, and is refused as such. An answer that is no set of keys stays as it is, for the library to refuse.
 */
export async function withLongKeysOnly(answer: Response, rsaBits: number): Promise<Response> {
  const text = await answer.text()
  const { status, headers } = answer
  const read = keySet.safeParse(jsonIn(text))
  if (!read.success) return new Response(text, { status, headers })
  const keys = read.data.keys.filter((key) => isLongEnough(key, rsaBits))
  return Response.json({ ...read.data, keys }, { status })
}

/** Says at the start which providers may sign with less than is ordinary: somebody decided that, and can be asked. */
export function warnOfShortKeys(providers: readonly IdentityProvider[], log: Logger): void {
  for (const { id, rsaBits } of providers)
    if (rsaBits < ordinaryRsaBits) log.warn({ event: 'short RSA keys are taken', provider: id, rsaBits })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
