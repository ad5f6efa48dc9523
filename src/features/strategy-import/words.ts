import { wordsOf } from './block.ts'

interface Phrase {
  readonly words: readonly string[]
  readonly open: boolean
}

const phrases = new Map<string, Phrase>()

function phrase(text: string): Phrase {
  const known = phrases.get(text)
  if (known) return known
  const made = { words: wordsOf(text), open: text.endsWith('*') }
  phrases.set(text, made)
  return made
}

/** Where a phrase of the vocabulary stands among the words; -1 where it does not. */
export function findPhrase(text: string, words: readonly string[], from = 0): number {
  const sought = phrase(text)
  for (let at = from; at + sought.words.length <= words.length; at++)
    if (standsAt(sought, words, at)) return at
  return -1
}

function standsAt(sought: Phrase, words: readonly string[], at: number): boolean {
  const last = sought.words.length - 1
  return sought.words.every((word, nth) => {
    const found = words[at + nth] ?? ''
    return nth === last && sought.open ? found.startsWith(word) : found === word
  })
}

/** Whether one of the phrases stands anywhere in the text. */
export function mentions(text: string, vocabulary: readonly string[]): boolean {
  const words = wordsOf(text)
  return vocabulary.some((sought) => findPhrase(sought, words) >= 0)
}

/** The phrase that the text opens with, if one does, as its number of words; 0 where none does. */
export function opensWith(text: string, vocabulary: readonly string[]): number {
  const words = wordsOf(text.slice(0, 200))
  const opening = vocabulary.find((sought) => standsAt(phrase(sought), words, 0))
  return opening === undefined ? 0 : phrase(opening).words.length
}
