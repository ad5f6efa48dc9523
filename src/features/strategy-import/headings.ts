import { wordsOf } from './block.ts'
import { type SectionKind, sectionKinds, sectionWords, strategyWords } from './vocabulary.ts'
import { findPhrase } from './words.ts'

interface Match {
  readonly kind: SectionKind
  readonly at: number
  readonly length: number
}

/** A heading longer than this is a sentence; it may still open a theme. */
const longestHeading = 12

/** Kinds that give way to any other in the same heading: *Annex B: members of the steering group*. */
const weak: ReadonlySet<SectionKind> = new Set(['annex', 'leadership'])

/** What a heading announces: the kind whose word stands first in it, the longer phrase where two stand together. */
export function meaningOfHeading(text: string): SectionKind | null {
  const words = wordsOf(text.slice(0, 200))
  if (words.length > longestHeading) return null
  const matches = matchesIn(words).sort((a, b) => a.at - b.at || b.length - a.length)
  return (matches.find((match) => !weak.has(match.kind)) ?? matches[0])?.kind ?? null
}

/** Kinds of lists that a heading names side by side, as *Goals and initiatives* does. */
export function listsNamedBy(text: string): readonly SectionKind[] {
  const kinds = matchesIn(wordsOf(text.slice(0, 200))).map((match) => match.kind)
  return (['sub_goals', 'initiatives', 'values', 'targets'] as const).filter((kind) => kinds.includes(kind))
}

/** What a line that ends in a colon announces: the kind whose word stands last, nearest to the colon. */
export function meaningOfLeadIn(text: string): SectionKind | null {
  const sentence =
    text
      .slice(-300)
      .split(/[.!?] /)
      .at(-1) ?? ''
  const matches = matchesIn(wordsOf(sentence)).filter((match) => announced.has(match.kind))
  return matches.sort((a, b) => b.at + b.length / 100 - (a.at + a.length / 100))[0]?.kind ?? null
}

const announced: ReadonlySet<SectionKind> = new Set([
  'vision',
  'values',
  'tasks',
  'members',
  'themes',
  'sub_goals',
  'initiatives',
  'targets',
  'target_group',
])

/** Whether a heading names the whole document: *A strategy for culture 2024–2028*. */
export const namesDocument = (text: string) => strategyWords.test(text.slice(0, 200))

function matchesIn(words: readonly string[]): Match[] {
  return sectionKinds.flatMap((kind) => {
    const found = sectionWords[kind].flatMap((text) => {
      const at = findPhrase(text, words)
      return at < 0 ? [] : [{ kind, at, length: text.length }]
    })
    return found.sort((a, b) => a.at - b.at || b.length - a.length).slice(0, 1)
  })
}
