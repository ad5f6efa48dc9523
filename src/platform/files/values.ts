import type { FileFaultCode } from './fault.ts'

/** What a cell's text means, or why it means nothing. */
export type Read<Value> = { readonly value: Value } | { readonly code: FileFaultCode }

/** Words of a cell as they stand there. */
export const readText = (text: string): Read<string> => ({ value: text })

/** An empty cell means that nothing is known. */
export const orNothing =
  <Value>(read: (text: string) => Read<Value>) =>
  (text: string): Read<Value | null> =>
    text === '' ? { value: null } : read(text)

const danish = /^[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/
const plain = /^[-−]?\d+(?:\.\d+)?$/
const blanks = /[\s\u00a0\u202f]/gu

/**
 * A number as Danes write it: `2.351` is two thousand three hundred and fifty-one, `7,3` seven and three tenths; a per
 * cent sign says nothing new. `83.4` is neither, and no guess is made.
 *
 * @example
 * readDanishNumber('100,0 %') // { value: 100 }
 */
export const readDanishNumber = (text: string): Read<number> => {
  const bare = withoutPercent(text)
  return danish.test(bare) ? numberOf(bare.replaceAll('.', '').replace(',', '.')) : unreadable
}

/** A number as programs write it, with a point before its decimals and nothing between thousands. */
export const readPlainNumber = (text: string): Read<number> => {
  const bare = withoutPercent(text)
  return plain.test(bare) ? numberOf(bare) : unreadable
}

const unreadable = { code: 'number_unreadable' } as const
const withoutPercent = (text: string): string => text.replaceAll(blanks, '').replace(/%$/, '')

function numberOf(text: string): Read<number> {
  const value = Number(text.replace('−', '-'))
  return Number.isFinite(value) ? { value } : unreadable
}

const written = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4}))$/

/**
 * A date as `YYYY-MM-DD`, written that way or with the day first, as Danes do: `01-02-2019` is the first of February. Two
 * digits are no year.
 *
 * @example
 * readDate('1.2.2019') // { value: '2019-02-01' }
 */
export function readDate(text: string): Read<string> {
  const found = written.exec(text)
  if (!found) return { code: 'date_unreadable' }
  const year = found[1] ?? found[6] ?? ''
  const month = found[2] ?? found[5] ?? ''
  const day = found[3] ?? found[4] ?? ''
  if (!exists(Number(year), Number(month), Number(day))) return { code: 'date_impossible' }
  return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** In the calendar of today, which nobody's papers go back beyond. An import asks a million times: no object is made. */
const exists = (year: number, month: number, day: number): boolean =>
  year >= 1800 && day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (daysOf[month - 1] ?? 0))

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
