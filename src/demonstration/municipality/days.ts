/** A day as a number: days since 1 January 1970. Lives are drawn in whole numbers, so that they are the same on every machine. */
export type Day = number

/** An end that is not known, or not in any time that is drawn. */
export const never: Day = 99_999

const msPerDay = 86_400_000

/** Also for months beyond December and days beyond the month's last, as `Date.UTC` takes them. */
export const dayOf = (year: number, month: number, day = 1): Day => Date.UTC(year, month - 1, day) / msPerDay

export const yearOf = (day: Day): number => new Date(day * msPerDay).getUTCFullYear()
export const monthOf = (day: Day): number => new Date(day * msPerDay).getUTCMonth() + 1

export const textOf = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** @throws RangeError for what is no `YYYY-MM-DD` */
export function dayFrom(text: string): Day {
  const day = Date.parse(`${text}T00:00:00Z`) / msPerDay
  if (!Number.isInteger(day) || textOf(day) !== text) throw new RangeError('A day is YYYY-MM-DD')
  return day
}

/** The first day on which somebody is so old: whoever is born on a 29 February has their birthday on 1 March. */
export function birthday(born: Day, years: number): Day {
  const date = new Date(born * msPerDay)
  return dayOf(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate())
}

/** The first of the month that is so many months after the one of a day. */
export const monthsOn = (day: Day, months: number): Day => {
  const date = new Date(day * msPerDay)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + months)
}

/** The first day from `day` on that is the first of one of these months. */
export function nextFirst(day: Day, months: readonly number[]): Day {
  const year = yearOf(day)
  const days = [year, year + 1].flatMap((one) => months.map((month) => dayOf(one, month)))
  return Math.min(...days.filter((one) => one >= day))
}
