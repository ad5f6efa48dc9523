import type { Language } from '../../platform/text/language.ts'

/** Letters in a search; more is no search but a text. */
export const longestSearch = 100
export const mostFound = 50
const mostTerms = 8

/**
 * Words and numbers only: what is left cannot mean anything to the query language. `2.1` and `34.249` stay whole.
 *
 * @example searchTerms("Hvad er 2.1? :* & 'x'") // ['Hvad', 'er', '2.1', 'x']
 */
export const searchTerms = (words: string): string[] =>
  words
    .slice(0, longestSearch)
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu)
    ?.slice(0, mostTerms) ?? []

/** A query of beginnings. One letter begins too much, so it stands for itself alone. */
export const queryFor = (terms: readonly string[], operator: '&' | '|', language: Language): string =>
  terms.map((term) => beginnings(term, language)).join(` ${operator} `)

function beginnings(term: string, language: Language): string {
  if (term.length < 2) return term
  const root = language === 'da' ? withoutNing(term) : undefined
  return root ? `(${term}:* | ${root}:*)` : `${term}:*`
}

/**
 * *Vejledning* and *vejleder* are one matter to a reader and two stems to the database, which keeps *-ning* as part of
 * the word. Only long words: of *ring* nothing would be left.
 */
const withoutNing = (term: string): string | undefined =>
  /^(\p{L}{5,40})ning(?:er|en|erne)?$/iu.exec(term)?.[1]
