/** The time that a figure is about, as its source numbers it, and the day that it stands for. */
export interface Period {
  /** `2023`, `2023K1`, `2023M01`. */
  readonly code: string
  /** `YYYY-MM-DD` */
  readonly asOf: string
}

/** Where in its time a figure stands: a count on a day, or what happened until the end. `11-30` is a day of each year. */
export type Stands = 'first-day' | 'last-day' | `${number}-${number}`

const year = /^\d{4}$/
const quarter = /^(\d{4})[KQ]([1-4])$/
const month = /^(\d{4})M(0[1-9]|1[0-2])$/

/**
 * A period as StatBank and others number it: a year, a quarter (`2023K1`, `2023Q1`) or a month (`2023M01`).
 *
 * @example
 * readPeriod('2023K1', 'first-day') // { code: '2023K1', asOf: '2023-01-01' }
 */
export function readPeriod(text: string, stands: Stands): Period | undefined {
  const [, ofQuarter, which] = quarter.exec(text) ?? []
  if (ofQuarter && which)
    return within(`${ofQuarter}K${which}`, Number(ofQuarter), Number(which) * 3 - 2, 3, stands)
  const [, ofMonth, nth] = month.exec(text) ?? []
  if (ofMonth && nth) return within(text, Number(ofMonth), Number(nth), 1, stands)
  if (!year.test(text)) return undefined
  if (stands !== 'first-day' && stands !== 'last-day') return { code: text, asOf: `${text}-${stands}` }
  return within(text, Number(text), 1, 12, stands)
}

function within(code: string, year: number, first: number, months: number, stands: Stands): Period {
  // The day before a month's first is the last of the one before.
  const day =
    stands === 'first-day' ? Date.UTC(year, first - 1, 1) : Date.UTC(year, first - 1 + months, 1) - 86_400_000
  return { code, asOf: new Date(day).toISOString().slice(0, 10) }
}
