import { randomBytes } from 'node:crypto'
import { type KeyRing, parseKeyRing } from '../../src/platform/keys/key-ring.ts'

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
