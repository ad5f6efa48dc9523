import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import { instantOf, mostTimes, timesOfOnes } from './rules.ts'

/* Times in a form: a day and a clock time in each row. */

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** As people type it: `9.30`, `09:30`. */
const tidyClock = (typedClock: string): string => typedClock.trim().replace('.', ':').padStart(5, '0')

/** One of the rows of days and times: nothing, an instant, or what is wrong with it. */
export function rowOf(day: string, at: string): Date | 'empty' | 'bad' {
  if (day.trim() === '' && at.trim() === '') return 'empty'
  return isDay(day) && clock.test(tidyClock(at)) ? instantOf(day, tidyClock(at)) : 'bad'
}

const rowsOf = (length: number) => Array.from({ length }, (_, index) => index + 1)
export const timeRows = rowsOf(mostTimes)
export const ownTimeRows = rowsOf(timesOfOnes)

/** The fields of so many rows, as they are sent. */
export const rowFields = (numbers: readonly number[]) =>
  Object.fromEntries(
    numbers.flatMap((number) => [
      [`day_${number}`, z.string().optional().default('')],
      [`at_${number}`, z.string().optional().default('')],
    ]),
  ) as Record<string, z.ZodDefault<z.ZodOptional<z.ZodString>>>

/** A time by the row that it stands in, so that what is wrong with it is said there. */
export interface TypedTime {
  readonly row: number
  readonly startsAt: Date
}

/** The rows that somebody has filled; of each that is no time the fault. */
export function readRows(
  sent: Readonly<Record<string, string>>,
  numbers: readonly number[],
  bad: (field: string) => void,
): TypedTime[] {
  return numbers.flatMap((row) => {
    const startsAt = rowOf(sent[`day_${row}`] ?? '', sent[`at_${row}`] ?? '')
    if (startsAt === 'bad') bad(`day_${row}`)
    return startsAt instanceof Date ? [{ row, startsAt }] : []
  })
}
