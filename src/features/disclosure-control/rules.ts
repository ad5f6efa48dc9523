/** When a count is too small to be shown. Data: the municipality's own numbers, within what is allowed. */
export interface DisclosureRule {
  /** A count from 1 to below this is withheld. 5 by default, never below 3 (reference: statistics, 6). */
  readonly threshold: number
  /** How wide the interval must be that an attacker is left with about a count that is withheld as too small. */
  readonly width: number
}

export const usualRule: DisclosureRule = { threshold: 5, width: 5 }

/** No body that we know shows groups of fewer (Statistics Denmark, the education ministry's data bank). */
const leastThreshold = 3

/** Throws where a rule protects less than is allowed: a wrong setting must not publish anybody. */
export function checkRule({ threshold, width }: DisclosureRule): void {
  if (!Number.isInteger(threshold) || threshold < leastThreshold)
    throw new RangeError(
      `the threshold is ${threshold}; it must be a whole number of at least ${leastThreshold}`,
    )
  if (!Number.isInteger(width) || width < 2)
    throw new RangeError(`the width is ${width}; it must be a whole number of at least 2`)
}

/** Nought is shown, unless the attribute is sensitive; what is between nought and the threshold is not. */
export const isTooSmall = (count: number, sensitive: boolean, { threshold }: DisclosureRule): boolean =>
  count < threshold && (count > 0 || sensitive)

/**
 * A percentage says how many are in it and how many are not, so both must be large enough (or nought, which may be shown). Where
 * numerator, rest or denominator is withheld for another's sake, `Release.showsPercentage` knows.
 */
export const isPercentageTooSmall = (
  numerator: number,
  denominator: number,
  sensitive: boolean,
  rule: DisclosureRule,
): boolean => isTooSmall(numerator, sensitive, rule) || isTooSmall(denominator - numerator, sensitive, rule)
