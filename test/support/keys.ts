import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { type KeyRing, newKeyDocument, parseKeyRing } from '../../src/platform/keys/key-ring.ts'

/** Base64 of a new key. */
export const newKey = (): string => randomBytes(32).toString('base64')

interface Keys {
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
}

/** The document of FODFAESTE_KEYS. */
export const keyDocument = (wrapping: Keys, index: Keys): string => JSON.stringify({ ...wrapping, index })

/** New keys for one test file, read as the program reads them. */
export const testKeyRing = (): KeyRing =>
  parseKeyRing(
    keyDocument({ current: 'k1', keys: { k1: newKey() } }, { current: 'i1', keys: { i1: newKey() } }),
  )

/** The secrets that a program outside the demonstration does not start without. */
export const programSecrets = () => ({
  FODFAESTE_SECRET: randomBytes(48).toString('base64'),
  FODFAESTE_KEYS: newKeyDocument('2026-11-25'),
  FODFAESTE_AUDIT_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64'),
})
