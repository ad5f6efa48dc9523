import type { Voiding } from '../promises/index.ts'

/** Why there is nothing to count any more: on the way again, or as every promise ends (domain §3). */
export type Ended = Extract<Voiding, 'back' | 'moved' | 'age' | 'gone' | 'one-of-two'>

/**
 * Two rules by which a promise follows from what has ended (domain §4): the law's clock for those of 15 to 17, and the municipality's own
 * promise to those of 18 to 24 that there is no gap. Whom each is about and what counts as learned, the database has beside its other
 * rules (`plans_not_followed_on`); how each begins stands here.
 */
export const clockRules = ['law-clock', 'no-gap'] as const
export type ClockRule = (typeof clockRules)[number]

/** What is promised first, and what the young person's history says of it. */
export const beginningOf = {
  'law-clock': { kind: 'first-contact', event: 'plan_not_followed' },
  'no-gap': { kind: 'no-gap', event: 'gap_learned' },
} as const satisfies Readonly<Record<ClockRule, unknown>>

/** A clock about one young person: learned, contact and offer each have their own time (domain §4). */
export interface PlanClock {
  readonly id: string
  readonly rule: ClockRule
  /** The first day on which the plan was not followed, as far as is known. Nothing counts from it. */
  readonly since: string
  readonly learnedAt: Date
  readonly contactAt: Date | null
  readonly offerAt: Date | null
  readonly offer: { readonly type: string; readonly words: string | null; readonly by: string | null } | null
  /** What is promised next; nothing where it is done, or somebody has let it go. */
  readonly due:
    | {
        readonly kind: 'first-contact' | 'offer' | 'no-gap'
        readonly on: string
        readonly isLate: boolean
        readonly owner: string | null
      }
    | undefined
}

type Times = Pick<PlanClock, 'rule' | 'learnedAt' | 'contactAt' | 'offerAt'>

/** From when on there can be an offer: by the law after the contact, and by the other rule once it is learned. */
export const offerFrom = ({ rule, learnedAt, contactAt }: Omit<Times, 'offerAt'>): Date | null =>
  rule === 'no-gap' ? learnedAt : contactAt

/** What is to be done next. */
export type NextStep = 'contact' | 'offer' | 'nothing'

export const nextStepOf = (clock: Times): NextStep => {
  if (clock.offerAt !== null) return 'nothing'
  return offerFrom(clock) === null ? 'contact' : 'offer'
}

/** What can be offered: what the rules of status know, but not that somebody is in nothing. */
export const canBeOffered = (type: { readonly contributes: string; readonly subSegment: string | null }) =>
  type.contributes !== 'completed' && type.subSegment !== 'no-activity'
