/** Nobody has more than this in one file; who has is a fault of whoever made it. */
export const mostRowsOfOne = 2_000

const buckets = 1 << 20

/**
 * Counts the rows of each person while a file is read, in the same memory for any file. Everybody is counted in a bucket with
 * others; only where a bucket is full is each person in it counted alone, from then on.
 */
export class RowsOfOne {
  readonly #inBucket = new Uint16Array(buckets)
  readonly #alone = new Map<string, number>()

  /** Whether one more row of this person may be staged; `limit` once, for the row that is too many. */
  place(blind: Uint8Array): 'within' | 'limit' | 'beyond' {
    const bucket = ((blind[0] ?? 0) << 12) | ((blind[1] ?? 0) << 4) | ((blind[2] ?? 0) >> 4)
    const count = this.#inBucket[bucket] ?? 0
    if (count < mostRowsOfOne) {
      this.#inBucket[bucket] = count + 1
      return 'within'
    }
    const key = Buffer.from(blind.buffer, blind.byteOffset, blind.length).toString('base64')
    const rows = (this.#alone.get(key) ?? 0) + 1
    this.#alone.set(key, rows)
    if (rows <= mostRowsOfOne) return 'within'
    return rows === mostRowsOfOne + 1 ? 'limit' : 'beyond'
  }
}
