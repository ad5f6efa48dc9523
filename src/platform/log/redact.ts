/** Ten digits as a person number is written; whether they begin with a date is asked after. */
const tenDigits = /(?<!\d)(\d{2})(\d{2})\d{2}(?:\s|%20|[-\p{Pd}])?\d{4}(?!\d)/gu

/** Days of real numbers, and of replacement numbers, which are raised by 60. */
const isDate = (day: number, month: number): boolean =>
  month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))

const hidden = '******-****'

/**
 * Takes every person number out of a text, whatever text it is: a log is read by people who may not know whose
 * troubles it tells of (trust requirements T-34, T-53). Better a few other numbers too many than one too few.
 */
export const redactPersonNumbers = (text: string): string =>
  text.replace(tenDigits, (number, day: string, month: string) =>
    isDate(Number(day), Number(month)) ? hidden : number,
  )

/** The same in every text and number inside a value. */
export function redactInside(value: unknown): unknown {
  if (typeof value === 'string') return redactPersonNumbers(value)
  if (typeof value === 'number') {
    const text = redactPersonNumbers(String(value))
    return text === String(value) ? value : text
  }
  if (Array.isArray(value)) return value.map(redactInside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [redactPersonNumbers(key), redactInside(inside)]),
  )
}

/** One line of JSON, and still one afterwards. Only a line with something to hide is taken apart. */
export function redactLine(line: string): string {
  // An escaped character ends in digits, which would hide that a number begins after it.
  const asRead = line.replace(/\\u[0-9a-f]{4}/gi, ' ')
  return redactPersonNumbers(asRead) === asRead ? line : `${JSON.stringify(redactInside(JSON.parse(line)))}\n`
}
