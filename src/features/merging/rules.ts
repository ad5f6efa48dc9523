/** How many rows of each table follow, and of how many the kept record has others in their place. */
export interface Moves {
  readonly follow: Readonly<Record<string, number>>
  readonly aside: Readonly<Record<string, number>>
}

/** One of two records that may be of one person, as whoever decides it sees it. */
export interface Side {
  readonly personId: string
  /** None of somebody whose name is protected (trust requirement L-30). */
  readonly name: string | null
  readonly birthDate: string
  readonly sex: 'female' | 'male' | null
  /** What kinds of person number it has, never the number itself. */
  readonly numbers: readonly NumberKind[]
  readonly enteredAt: Date
}
export type NumberKind = 'real' | 'replacement' | 'invented'

export type MergeState = 'asked' | 'merged' | 'parted'

/**
 * The record that should stay, until somebody says otherwise: the one with a real number, since a replacement is given until there
 * is one; else the one that was entered first, which others know.
 */
export function whichToKeep(one: Side, other: Side): readonly [kept: Side, gone: Side] {
  const real = ({ numbers }: Side) => numbers.includes('real')
  if (real(one) !== real(other)) return real(one) ? [one, other] : [other, one]
  return one.enteredAt <= other.enteredAt ? [one, other] : [other, one]
}
