import { trimEnd } from './block.ts'
import { dayIn } from './dates.ts'
import type { RecognisedDecision } from './recognition.ts'

const verbs: readonly (readonly [RecognisedDecision['kind'], readonly string[]])[] = [
  ['approved', ['godkendt', 'vedtaget', 'tiltrådt', 'adopted', 'approved']],
  ['treated', ['behandlet', 'considered', 'treated']],
  ['consulted', ['kommenteret', 'hørt', 'høringssvar', 'commented', 'consulted']],
]
const actives: readonly string[] = ['vedtog', 'godkendte', 'adopted', 'approved']
const prepositions: ReadonlySet<string> = new Set(['af', 'i', 'hos', 'fra', 'by', 'in', 'from', 'with'])
const joiners: ReadonlySet<string> = new Set(['og', 'and', 'for', 'i', 'of', 'the'])
const isBody = (word: string) =>
  /(?:råd|rådet|udvalg|udvalget|bestyrelse|bestyrelsen|council|committee|board|panel)$/iu.test(word)

/** Nobody writes a longer paragraph; a file without line ends would be searched word by word. */
const longestText = 10_000

/** What bodies did, sentence by sentence: approved, treated, consulted. A list of committees is one decision each. */
export function decisionsIn(text: string): readonly RecognisedDecision[] {
  if (text.length > longestText) return []
  return sentencesOf(text).flatMap((sentence) => {
    const words = sentence.split(' ')
    return words.flatMap((word, at) => {
      const active = actives.includes(word) && isBody(bare(words[at - 1] ?? ''))
      if (active) return [{ body: bodyBefore(words.slice(0, at)), kind: 'approved', on: dayIn(sentence) }]
      const kind = verbs.find(([, forms]) => forms.includes(word.toLowerCase()))?.[0]
      if (!kind || !prepositions.has(words[at + 1] ?? '')) return []
      const on = dayIn(words.slice(at + 1).join(' '))
      return bodiesAt(words.slice(at + 2)).map((body) => ({ body, kind, on }))
    })
  })
}

/** The name that ends these words: *The Town Council* of *In May the Town Council*. */
function bodyBefore(words: readonly string[]): string {
  const from = words.findLastIndex((word) => !(/^\p{Lu}/u.test(word) || joiners.has(word) || isBody(word)))
  return words
    .slice(from + 1)
    .join(' ')
    .replace(/^[Tt]he /, '')
}

/** Names of bodies at the beginning of these words; empty where no body is named. */
function bodiesAt(words: readonly string[]): string[] {
  const isName = (word: string | undefined) =>
    word !== undefined && (/^\p{Lu}/u.test(word) || isBody(bare(word)))
  const end = words.findIndex((word, at) => {
    const joins = joiners.has(word) && (isName(words[at + 1]) || joiners.has(words[at + 1] ?? ''))
    const stopped = at > 0 && /[.;:]$/.test(words[at - 1] ?? '')
    return stopped || !(isName(word) || joins)
  })
  const named = bare(words.slice(0, end < 0 ? undefined : end).join(' ')).replace(/^the /, '')
  const parts = named.split(/, |(?<!-) (?:og|and) /u)
  const bodies: string[] = []
  for (const part of parts) {
    const last = bodies.at(-1)
    if (last === undefined || part.split(' ').some(isBody)) bodies.push(part)
    else
      bodies[bodies.length - 1] =
        `${last}${named.slice(named.indexOf(last) + last.length).split(part)[0]}${part}`
  }
  return bodies.filter((one) => one.split(' ').some(isBody))
}

const bare = (text: string) => trimEnd(text, '.,;:)')
const sentencesOf = (text: string) => text.split(/(?<=\p{L}{3}[.!?])\s+(?=\p{Lu})/u)

const ordinals = 'første anden tredje fjerde femte sjette syvende ottende niende tiende'.split(' ')
const englishOrdinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const edition =
  /(?<!\p{L})(?:er|is)\s+(?:nu\s+)?(?:den|the|vores|our)\s+(\d{1,2}|\p{L}+)[.]?\s+(?:udgave|edition)/u

/** The edition's number where the text says which it is: *is the fourth edition*. */
export function editionIn(text: string): number | null {
  const word = edition.exec(text.toLowerCase())?.[1] ?? ''
  const number = /^\d/.test(word)
    ? Number(word)
    : Math.max(ordinals.indexOf(word), englishOrdinals.indexOf(word)) + 1
  return number > 0 ? number : null
}
