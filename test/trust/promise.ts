/** What we promise, and the tests that show it. A new line is one entry in one of the lists below. */
export interface TrustPromise {
  /** The requirement, and where one has several lines a word: `T-07`, `T-35 rotation`. */
  readonly id: string
  /** In plain words, for somebody who reads no code. */
  readonly says: string
  /**
   * As in docs/asvs.csv: `path/of.test.ts > group > test`, each name or its beginning. A group stands for all its
   * tests, a file alone for all of its own.
   */
  readonly tests: readonly [string, ...string[]]
}
