/** The kinds of data that the one rule tells apart (domain: trust). Columns of the policies, in this order on a page. */
export const categories = [
  'identity',
  'contact',
  'status',
  'guidance',
  'plan',
  'concern',
  'sensitive',
  'secret',
  'statutory',
  'absence',
  'log',
] as const
export type Category = (typeof categories)[number]

/** Shown and written to the log only after a click of their own (trust requirements L-30, T-53). */
export type DisclosedCategory = Extract<Category, 'sensitive' | 'secret'>

/** The relations that open something; in the database they are `access_rule.through`. */
export const reasons = [
  'self',
  'custody',
  'enrolled',
  'institution',
  'contact_person',
  'substitute',
  'caseworker',
  'youth_guide',
  'mentor',
  'referral',
  'participant',
  'team',
  'municipality',
  'break_glass',
] as const
export type Reason = (typeof reasons)[number]

/** Why somebody may see a young person, and what of them. */
export interface Why {
  readonly reason: Reason
  readonly role: string
  readonly categories: readonly Category[]
  /** The categories in which they may also write. */
  readonly writes: readonly Category[]
  readonly legalBasis: string
  /** The first day on which it no longer holds; null while nobody knows one. */
  readonly until: string | null
}

/** All the reasons of one actor for one person; the first opens the most and is the one that is shown and logged. */
export interface Standing {
  readonly personId: string
  readonly first: Why
  readonly all: readonly Why[]
  may(category: Category): boolean
  mayWrite(category: Category): boolean
}

/** What a school's people are to a pupil: they teach or advise the class, or the institution. */
export const schoolReasons: readonly Reason[] = ['enrolled', 'institution']

/** Whether somebody is seen as a pupil, whatever else the one who looks is to them. */
export const isPupil = ({ all }: Standing): boolean =>
  all.some(({ reason }) => schoolReasons.includes(reason))

/** @returns nothing for nobody: without a reason there is no standing */
export function standingOf(personId: string, all: readonly Why[]): Standing | undefined {
  const [first] = all
  if (!first) return undefined
  return {
    personId,
    first,
    all,
    may: (category) => all.some((why) => why.categories.includes(category)),
    mayWrite: (category) => all.some((why) => why.writes.includes(category)),
  }
}
