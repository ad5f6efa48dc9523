import { trimEnd } from './block.ts'
import type { RecognisedDecision } from './recognition.ts'

const months: readonly string[] = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
]
const englishMonths: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const verbs: readonly (readonly [RecognisedDecision['kind'], readonly string[]])[] = [
  ['approved', ['godkendt', 'vedtaget', 'tiltrådt', 'adopted', 'approved']],
  ['treated', ['behandlet', 'considered', 'treated']],
  ['consulted', ['kommenteret', 'hørt', 'høringssvar', 'commented', 'consulted']],
]
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
      const kind = verbs.find(([, forms]) => forms.includes(word.toLowerCase()))?.[0]
      if (!kind || !prepositions.has(words[at + 1] ?? '')) return []
      const on = dayIn(words.slice(at + 1).join(' '))
      return bodiesAt(words.slice(at + 2)).map((body) => ({ body, kind, on }))
    })
  })
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

const danishDay = /(?<!\d)(\d{1,2})\.\s?(\p{L}+)\s+((?:19|20)\d\d)/u
const englishDay = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\s+((?:19|20)\d\d)/u
const figures = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?!\d)/
const iso = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/

/** The first date of a sentence as `YYYY-MM-DD`. */
export function dayIn(text: string): string | null {
  const exact = iso.exec(text)
  if (exact) return exact[0]
  const numbers = figures.exec(text)
  if (numbers) return plainDate(numbers[3], Number(numbers[2]), numbers[1])
  const named = danishDay.exec(text) ?? englishDay.exec(text)
  const word = named?.[2]?.toLowerCase() ?? ''
  return named
    ? plainDate(named[3], Math.max(months.indexOf(word), englishMonths.indexOf(word)) + 1, named[1])
    : null
}

function plainDate(year: string | undefined, month: number, day: string | undefined): string | null {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(Number(day)).padStart(2, '0')}`
}

const span = /(?<!\d)(20\d\d)\s?(?:[-–—]|til|to|until)\s?(20\d\d)(?!\d)/u

/** The years that a strategy holds for, where a text names a span of years. */
export function yearsIn(text: string): readonly [number, number] | null {
  const match = span.exec(text)
  const [from, to] = [Number(match?.[1]), Number(match?.[2])]
  return match && from <= to && to - from <= 30 ? [from, to] : null
}

const ordinals: readonly string[] = [
  'første',
  'anden',
  'tredje',
  'fjerde',
  'femte',
  'sjette',
  'syvende',
  'ottende',
  'niende',
  'tiende',
]
const englishOrdinals: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
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
