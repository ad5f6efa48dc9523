import { indexWith, type KeyRing, type KeySet } from '../../platform/keys/key-ring.ts'
import type { PersonNumber } from './rules.ts'

/** What a number is found by. Two municipalities with keys of their own have nothing to compare. */
export interface BlindIndex {
  readonly keyId: string
  readonly value: Buffer
}

/** By the current index key. */
export function blindIndex({ index }: KeyRing, number: PersonNumber): BlindIndex {
  const key = index.keys.get(index.current)
  if (!key) throw new Error('a key ring without its current key')
  return { keyId: index.current, value: indexWith(key, number.normalised) }
}

/** By every index key that there is, the current one first: while keys change, a row may lie under either (T-52). */
export function blindIndexes(ring: KeyRing, number: PersonNumber): readonly [BlindIndex, ...BlindIndex[]] {
  return [
    blindIndex(ring, number),
    ...others(ring.index).map(([keyId, key]) => ({ keyId, value: indexWith(key, number.normalised) })),
  ]
}

const others = ({ current, keys }: KeySet) => [...keys].filter(([id]) => id !== current)

/** The current key's index, and beside it that of a key which is coming or going. */
export function indexColumns([first, second]: readonly [BlindIndex, ...BlindIndex[]]) {
  return {
    blind_index: first.value,
    index_key_id: first.keyId,
    second_blind_index: second?.value ?? null,
    second_index_key_id: second?.keyId ?? null,
  }
}
