/**
 * What is drawn for one attempt at one life. It hangs on seed, slot and attempt alone, so one person does not depend on those
 * before them. The generator is sfc32 (Chris Doty-Humphrey, PractRand, public domain), 15 rounds after it is keyed.
 */
export class Chance {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number, slot: number, attempt: number) {
    this.#a = seed | 0
    this.#b = slot | 0
    this.#c = attempt | 0
    for (let round = 0; round < 15; round += 1) this.#next()
  }

  #next(): number {
    const drawn = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + drawn
    this.#c |= 0
    return drawn >>> 0
  }

  /** A whole number from 0 on, and below the limit. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit)
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True so many times of a thousand. */
  happens(perMille: number): boolean {
    return this.below(1000) < perMille
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item
  }

  /** One of these, as often as its share says. */
  among<Item extends string>(shares: Readonly<Partial<Record<Item, number>>>): Item {
    const entries = Object.entries(shares) as [Item, number][]
    let left = this.below(entries.reduce((sum, [, share]) => sum + share, 0))
    for (const [item, share] of entries) {
      if (left < share) return item
      left -= share
    }
    throw new Error('nothing to draw from')
  }
}
