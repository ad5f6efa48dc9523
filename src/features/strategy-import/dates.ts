const months = 'januar februar marts april maj juni juli august september oktober november december'.split(
  ' ',
)
const englishMonths =
  'january february march april may june july august september october november december'.split(' ')

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
