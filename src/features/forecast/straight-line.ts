/** A figure in one year. */
interface YearValue {
  readonly year: number
  readonly value: number
}

/** Points a year between two figures. */
export const yearlyChange = (first: YearValue, last: YearValue): number =>
  (last.value - first.value) / (last.year - first.year)

/**
 * When a straight line through two figures comes to a value, in years with decimals; undefined where it never does from the
 * last figure on. A comparison, and no forecast: nothing says that the line goes on.
 */
export function reachedIn(first: YearValue, last: YearValue, value: number): number | undefined {
  const change = yearlyChange(first, last)
  const years = (value - last.value) / change
  return Number.isFinite(years) && years >= 0 ? last.year + years : undefined
}
