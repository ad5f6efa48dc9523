/** Takes one of a list; which one is decided by the seed that the run prints. */
export type Draw = <Item>(list: readonly Item[]) => Item

/** Words of one file that stand there once, and what stands in their place while the fault is planted. */
export interface Change {
  readonly file: string
  readonly find: string
  readonly put: string
}

export interface Planted {
  /** Which policy, route, table or column. */
  readonly place: string
  /** Those tests of the line that must notice it here: written as in a promise. */
  readonly tests: readonly [string, ...string[]]
  /** Run by the server's administrator in the database that all tests get a copy of. */
  readonly sql?: string
  readonly change?: Change
}

/** A kind of fault, one at a time in a copy of the program. The promise's line must turn red (trust requirement T-01). */
export interface Mutant {
  readonly kind: string
  /** The promise that must notice. */
  readonly line: string
  /** Every place where it can be planted is one of those that `draw` is asked to choose from. */
  plant(draw: Draw): Planted
}
