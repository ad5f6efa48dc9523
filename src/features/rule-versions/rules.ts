/**
 * Rules that are data, in versions: each counts from a day until the next one begins, and stays as it was afterwards, so that a
 * day is always judged by the rules of that day. What the rules say is their own feature's.
 */
export interface RuleVersion {
  readonly version: number
  /** `-infinity` and `infinity` where it has no edge. A draft is in force on no day. */
  readonly inForce: { readonly from: string; readonly until: string } | null
  readonly because: string
}

/**
 * The version in force on a day.
 *
 * @throws Error where the versions leave a day out: the first one has no beginning and each begins where one ends
 */
export function versionOn<Version extends RuleVersion>(day: string, versions: readonly Version[]): Version {
  const found = versions.find(({ inForce }) => inForce && inForce.from <= day && day < inForce.until)
  if (!found) throw new Error(`no version is in force on ${day}`)
  return found
}

/** The version without an end: the next one is made like it, and begins where it is ended. */
export function openVersion<Version extends RuleVersion>(versions: readonly Version[]): Version {
  const found = versions.find(({ inForce }) => inForce?.until === 'infinity')
  if (!found) throw new Error('no version is in force for ever')
  return found
}
