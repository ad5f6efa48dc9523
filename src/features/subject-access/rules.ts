import type { Standing } from '../access/index.ts'

/** A run of characters that is blacked out: the first, and the first after it. */
export type Strike = readonly [from: number, until: number]

const block = '█'

/** Words with what concerns others blacked out; always as many blocks, so that a length tells nothing. */
export function masked(words: string, strikes: readonly Strike[]): string {
  let shown = ''
  let end = 0
  for (const [from, until] of strikes.toSorted((a, b) => a[0] - b[0])) {
    if (until <= end) continue
    shown += words.slice(end, Math.max(from, end)) + block.repeat(4)
    end = until
  }
  return shown + words.slice(end)
}

/** Every place where one of the phrases stands, whatever its case; phrases that stand nowhere are named. */
export function findPhrases(
  words: string,
  phrases: readonly string[],
): { readonly strikes: readonly Strike[]; readonly missing: readonly string[] } {
  const text = folded(words)
  const strikes: Strike[] = []
  const missing: string[] = []
  for (const phrase of phrases) {
    const wanted = folded(phrase)
    let at = wanted === '' ? -1 : text.indexOf(wanted)
    if (at === -1) missing.push(phrase)
    for (; at !== -1; at = text.indexOf(wanted, at + wanted.length)) strikes.push([at, at + wanted.length])
  }
  return { strikes, missing }
}

/** In lower case where that keeps every character in its place: a place found is a place in the words themselves. */
const folded = (words: string): string => {
  const lower = words.toLowerCase()
  return lower.length === words.length ? lower : words
}

/** One phrase a line. */
export const phrasesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** As PostgreSQL writes them: `{[0,4),[9,12)}`. */
export const toMultirange = (strikes: readonly Strike[]): string =>
  `{${strikes.map(([from, until]) => `[${from},${until})`).join(',')}}`

export const fromMultirange = (text: string): Strike[] =>
  [...text.matchAll(/\[(\d{1,9}),(\d{1,9})\)/g)].map(([, from, until]) => [Number(from), Number(until)])

/** How somebody reads a copy: as the young person, or as one who holds custody. Nobody else has one. */
export function throughOf(standing: Standing): 'self' | 'custody' | undefined {
  const reasons = standing.all.map(({ reason }) => reason)
  if (reasons.includes('self')) return 'self'
  return reasons.includes('custody') ? 'custody' : undefined
}

/** The categories of the copy. Of somebody who also works with their own child, what they see at work is not in it. */
export const categoriesOf = (standing: Standing): ReadonlySet<string> =>
  new Set(
    standing.all
      .filter(({ reason }) => reason === throughOf(standing))
      .flatMap(({ categories }) => [...categories]),
  )
