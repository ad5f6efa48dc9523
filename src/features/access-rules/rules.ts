import type { Role } from '../../platform/access/actor.ts'
import type { Category, Reason } from '../access/index.ts'
import type { WhyRefused } from '../administration/index.ts'

/** Who sees what, by being what to somebody, on which legal basis, at which ages, from when until when. */
export interface AccessRule extends RuleDraft {
  readonly id: string
  readonly basisTitle: string
  readonly law: string
  readonly validUntil: string | null
}

export interface RuleDraft {
  readonly role: Role
  readonly through: Reason
  readonly category: Category
  readonly mayWrite: boolean
  readonly needsConsent: boolean
  readonly basis: string
  readonly ageFrom: number
  /** The first age at which it no longer holds. */
  readonly ageUntil: number
  readonly validFrom: string
}

/** How many gain by a rule's beginning, or lose by its end. */
export interface Reach {
  readonly actors: number
  readonly people: number
}

const schoolRoles: readonly Role[] = ['teacher', 'student-counsellor', 'head-of-school']

const absenceThrough: Partial<Readonly<Record<Role, Reason>>> = {
  teacher: 'enrolled',
  'student-counsellor': 'institution',
  'head-of-school': 'institution',
  'young-person': 'self',
}

/**
 * What no rule may open, whoever writes it. A school is another authority: it has its own roll and the law's closed list,
 * more only by consent, and what is restricted or protected never (KUI act § 15 d).
 */
export function whyNoSuchRule({
  role,
  category,
  needsConsent,
  mayWrite,
  through,
}: RuleDraft): WhyRefused | undefined {
  // Absence is the institution's own (decision 0031); the database holds the same.
  if (category === 'absence')
    return !mayWrite && absenceThrough[role] === through ? undefined : 'absence_is_the_schools'
  if (!schoolRoles.includes(role) || category === 'identity' || category === 'statutory') return undefined
  if (category === 'sensitive' || category === 'secret' || category === 'log') return 'school_never'
  return needsConsent ? undefined : 'school_needs_consent'
}
