import type { Passage } from './rules.ts'

/** How an imported edition's wording meets the working one's passages. */
export interface WordingMatch {
  /** Same kind and code on both sides; `changed` where the wording is new to the working edition. */
  readonly pairs: readonly {
    readonly working: Passage
    readonly imported: Passage
    readonly changed: boolean
  }[]
  readonly onlyWorking: readonly Passage[]
  readonly onlyImported: readonly Passage[]
}

/** Kind and code together name a passage; nothing is guessed from likeness of words. */
export function matchWording(working: readonly Passage[], imported: readonly Passage[]): WordingMatch {
  const keyOf = ({ kind, code }: Passage) => `${kind} ${code}`
  const byKey = new Map(imported.map((passage) => [keyOf(passage), passage]))
  const pairs = working.flatMap((passage) => {
    const match = byKey.get(keyOf(passage))
    if (!match || match.official === null) return []
    return [{ working: passage, imported: match, changed: match.official !== passage.official }]
  })
  const met = new Set(pairs.map((pair) => keyOf(pair.working)))
  return {
    pairs,
    onlyWorking: working.filter((passage) => !met.has(keyOf(passage))),
    onlyImported: imported.filter((passage) => !met.has(keyOf(passage))),
  }
}

/** A draft that an import made: adopted wording, and none of our own words yet. */
export const isImported = (passages: readonly Passage[]): boolean =>
  passages.length > 0 && passages.every(({ short, official }) => short === null && official !== null)
