import { Temporal } from 'temporal-polyfill'
import { addDays } from '../../platform/days.ts'

/*
 * Days are written `YYYY-MM-DD`, days of the year `MM-DD`. A day is a date by the Danish clock and no length of time: where the
 * clock is moved it has 23 or 25 hours, and counts as one (trust requirement T-68).
 */

/** Days of the year on which nobody works although they are no public holiday. */
export type DaysOff = ReadonlySet<string>
export const noDaysOff: DaysOff = new Set()

/** Easter Sunday of a year, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const month = Math.floor((epact + weekday - 7 * late + 114) / 31)
  const day = ((epact + weekday - 7 * late + 114) % 31) + 1
  return new Temporal.PlainDate(year, month, day).toString()
}

const fixed = ['01-01', '12-25', '12-26']
/** Days from Easter Sunday: from Maundy Thursday to Whit Monday. */
const movable = [-3, -2, 0, 1, 39, 49, 50]
/** The fourth Friday after Easter, until the act that abolished it (lov 214/2023: from 2024 on). */
const prayerDay = 26
const lastPrayerDay = 2023

const holidays = new Map<number, ReadonlySet<string>>()

/** The public holidays of a year in Denmark. */
export function publicHolidays(year: number): ReadonlySet<string> {
  const known = holidays.get(year)
  if (known) return known
  const easter = Temporal.PlainDate.from(easterSunday(year))
  const moved = year > lastPrayerDay ? movable : [...movable, prayerDay]
  const all = new Set([
    ...fixed.map((day) => `${year}-${day}`),
    ...moved.map((days) => easter.add({ days }).toString()),
  ])
  holidays.set(year, all)
  return all
}

const [sunday, saturday] = [0, 6]
const dayLength = 86_400_000

const isWorking = (at: Date, daysOff: DaysOff): boolean => {
  const weekday = at.getUTCDay()
  if (weekday === sunday || weekday === saturday) return false
  const day = at.toISOString().slice(0, 'YYYY-MM-DD'.length)
  return !publicHolidays(at.getUTCFullYear()).has(day) && !daysOff.has(day.slice('YYYY-'.length))
}

/** Whether it is a working day: from Monday to Friday, no public holiday, and no day off of the municipality's own. */
export const isWorkingDay = (day: string, daysOff: DaysOff): boolean => isWorking(new Date(day), daysOff)

/**
 * So many working days after a day, which is not counted itself. None: that day, or the first working day after it.
 *
 * @param count whole, not negative
 */
export function addWorkingDays(day: string, count: number, daysOff: DaysOff): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, daysOff)) left -= 1
  }
  while (!isWorkingDay(at, daysOff)) at = addDays(at, 1)
  return at
}

/** How many working days lie after a day, up to another one and that one included. None where it is not later. */
export function workingDaysBetween(from: string, until: string, daysOff: DaysOff): number {
  // Each row of a list asks, some about months: by the clock in Greenwich, where each day is as long as the next.
  const last = Date.parse(until)
  let count = 0
  for (let at = Date.parse(from) + dayLength; at <= last; at += dayLength)
    if (isWorking(new Date(at), daysOff)) count += 1
  return count
}

/** The age on a day. Born on 29 February, one is older on 28 February of a year without it, as the database counts. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(birthDate).add({ years }), day) <= 0
    ? years
    : years - 1
}
