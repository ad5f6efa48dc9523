import { readDanishNumber, readPlainNumber } from '../../platform/files/values.ts'

/**
 * What a published table says in one place. Missing is not zero (reference: statistics, 1.3): the ways of being missing are
 * told apart, and none of them has a number.
 */
export type Cell =
  | { readonly kind: 'value'; readonly value: number }
  /** There is a number, and few people behind it: its publisher keeps it back. */
  | { readonly kind: 'suppressed' }
  /** There can be no such number. */
  | { readonly kind: 'not_applicable' }
  /** There might be one; it is unknown or too unsure to be given. */
  | { readonly kind: 'not_available' }

export const markerMeanings = ['suppressed', 'not_applicable', 'not_available', 'zero'] as const
export type MarkerMeaning = (typeof markerMeanings)[number]

/** How a publisher writes numbers, and the absence of one. */
export interface Notation {
  readonly numbers: 'danish' | 'plain'
  readonly markers: Readonly<Record<string, MarkerMeaning>>
  /** StatBank may print a number of its own in place of what it keeps back (`suppressedDataValue` in a table's information). */
  readonly suppressedValue: string | null
}

/**
 * Marks in Danish tables. Statistics Denmark is said to print `-` for nought; we have not read it, and a nought that is none
 * would be the worse mistake: where a mapping knows better, it says so.
 */
export const usualMarkers: Readonly<Record<string, MarkerMeaning>> = {
  '..': 'not_available',
  '.': 'not_applicable',
  '-': 'not_available',
  x: 'suppressed',
}

/** Undefined for a text that is neither a number nor a mark. An empty cell is not available. */
export function cellOf(text: string, { numbers, markers, suppressedValue }: Notation): Cell | undefined {
  const bare = text.trim()
  if (bare === '') return { kind: 'not_available' }
  if (bare === suppressedValue) return { kind: 'suppressed' }
  const meaning = Object.hasOwn(markers, bare) ? markers[bare] : undefined
  if (meaning) return meaning === 'zero' ? { kind: 'value', value: 0 } : { kind: meaning }
  const read = numbers === 'danish' ? readDanishNumber(bare) : readPlainNumber(bare)
  return 'value' in read ? { kind: 'value', value: read.value } : undefined
}
