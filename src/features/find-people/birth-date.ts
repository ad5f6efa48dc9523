import { z } from 'zod'

/** How the months begin, in Danish and English. */
const months = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
] as const

const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/
const digits = /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{2}|\d{4})$/
const parted = /^(?<day>\d{1,2})[ ./-]{1,2}(?<month>\d{1,2})[ ./-]{1,2}(?<year>\d{4}|\d{2})$/
const inWords = /^(?<day>\d{1,2})\.? (?<word>[a-z]{3,9})\.? (?<year>\d{4}|\d{2})$/

function monthOf(word: string): string | undefined {
  const index = months.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning)))
  return index < 0 ? undefined : String(index + 1)
}

/** Nobody here is as old as a hundred: two digits are the latest such year that has begun. */
const centuryOf = (year: string, today: string): string => {
  if (year.length === 4) return year
  const current = Number(today.slice(0, 4))
  const latest = Math.floor(current / 100) * 100 + Number(year)
  return String(latest <= current ? latest : latest - 100)
}

/**
 * A birth date as people write it: `14.3.2009`, `14/3-09`, `140309`, `14. marts 2009`, `2009-03-14`.
 *
 * @returns `YYYY-MM-DD`, or nothing for what is no day
 */
export function readBirthDate(typed: string, today: string): string | undefined {
  const words = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const found = [iso, digits, parted, inWords].map((form) => form.exec(words)?.groups).find(Boolean)
  if (!found) return undefined
  const month = found.word === undefined ? found.month : monthOf(found.word)
  if (month === undefined || found.year === undefined || found.day === undefined) return undefined
  const date = `${centuryOf(found.year, today)}-${month.padStart(2, '0')}-${found.day.padStart(2, '0')}`
  return z.iso.date().safeParse(date).data
}
