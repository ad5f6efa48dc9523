import { createHash, createHmac, generateKeyPair } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Dialect } from './options.ts'

const signingKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256'),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})
const keySet = z.object({ keys: z.array(signingKey).min(1) })
export type KeySet = z.infer<typeof keySet>

/** The provider's own signing key, from its file or new. A file with no key of this kind, as of earlier, is replaced. */
export async function signingKeys(dialect: Dialect, folder: string | undefined): Promise<KeySet> {
  if (!folder) return newKeySet()
  const file = join(folder, `${dialect}.jwks.json`)
  const kept = await readKeySet(file)
  if (kept) return kept
  const made = await newKeySet()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

/** A secret of its own for each purpose, so that knowing one tells nothing about another. */
export function derivedSecret(secret: Buffer | string, purpose: string): string {
  return createHmac('sha256', secret).update(`demonstration identity: ${purpose}`).digest('base64url')
}

async function readKeySet(file: string): Promise<KeySet | undefined> {
  try {
    return keySet.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

async function newKeySet(): Promise<KeySet> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(jwk.x ?? '')
    .digest('base64url')
    .slice(0, 16)
  return keySet.parse({ keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256' }] })
}
