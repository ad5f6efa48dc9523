/** When a count is too small to be shown, and what an attacker may learn of one that is withheld. */
export interface DisclosureRule {
  /** A count from 1 to below this is withheld; 5 by default, never below 3 (reference: statistics, 6). */
  readonly threshold: number
  /** So wide is the interval that an attacker is left with about a count that is too small. */
  readonly width: number
  /** Of a sensitive attribute also nought is withheld. Else everybody knows that what is withheld is not nought. */
  readonly sensitive: boolean
}

export const ruleOf = (threshold: number): DisclosureRule => ({
  threshold,
  width: threshold,
  sensitive: false,
})

export const isTooSmall = (count: number, { threshold, sensitive }: DisclosureRule): boolean =>
  count < threshold && (count > 0 || sensitive)

/** A share says how many are in it and how many are not; both must be large enough. */
export const isShareTooSmall = (part: number, whole: number, rule: DisclosureRule): boolean =>
  isTooSmall(part, rule) || isTooSmall(whole - part, rule)
