import { randomUUID } from 'node:crypto'
import { newSecretKey, open, type Place, seal } from '../../platform/keys/cipher.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { blindIndexes, normalise, type PersonNumber } from '../person-numbers/index.ts'

/** So many numbers are in memory at once, of a file of any size. */
const mostKnown = 4_000

/** A number as a load holds it: what it is found by, and itself, sealed. */
export interface SealedNumber {
  readonly number: PersonNumber
  readonly blind: Uint8Array
  /** By the other index key, while keys change (T-52). */
  readonly otherBlind: Uint8Array | null
}

/**
 * The numbers of one load. In the database they are sealed from the first moment on, by a key that is in this program's memory
 * only and is gone when the load is: what a temporary table leaves on a disk says nothing (trust requirement T-50).
 */
export class SealedNumbers {
  readonly #key = newSecretKey()
  readonly #place: Place = { table: 'staged', row: randomUUID(), key: 'load' }
  readonly #ring: KeyRing
  /** A person's rows often stand near each other, and a hash with a key costs as much as the rest of a row. */
  readonly #known = new Map<string, SealedNumber>()

  constructor(ring: KeyRing) {
    this.#ring = ring
  }

  /** What somebody wrote, or nothing where it is no person number. */
  find(written: string): SealedNumber | undefined {
    const known = this.#known.get(written)
    if (known) return known
    const number = normalise(written)
    if (!number) return undefined
    const [first, second] = blindIndexes(this.#ring, number)
    const found = { number, blind: first.value, otherBlind: second?.value ?? null }
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(written, found)
    return found
  }

  seal({ number }: SealedNumber): Uint8Array {
    return seal(this.#key, Buffer.from(number.normalised), this.#place)
  }

  open(sealed: Buffer): PersonNumber {
    const number = normalise(open(this.#key, sealed, this.#place).toString('utf8'))
    if (!number) throw new Error('a staged number is none')
    return number
  }
}
