import type { Voiding } from '../promises/index.ts'

/** Why there is nothing to count any more: on the way again, or as every promise ends (domain §3). */
export type Ended = Extract<Voiding, 'back' | 'moved' | 'age' | 'gone' | 'one-of-two'>

/** The law's clock about one young person: learned, contact and offer each have their own time (domain §4). */
export interface PlanClock {
  readonly id: string
  /** The first day on which the plan was not followed, as far as is known. Nothing counts from it. */
  readonly since: string
  readonly learnedAt: Date
  readonly contactAt: Date | null
  readonly offerAt: Date | null
  readonly offer: { readonly type: string; readonly words: string | null; readonly by: string | null } | null
  /** What is promised next; nothing where it is done, or somebody has let it go. */
  readonly due:
    | {
        readonly kind: 'first-contact' | 'offer'
        readonly on: string
        readonly isLate: boolean
        readonly owner: string | null
      }
    | undefined
}

/** What is to be done next. An offer follows the contact, and there is none before it. */
export type NextStep = 'contact' | 'offer' | 'nothing'

export const nextStepOf = ({ contactAt, offerAt }: Pick<PlanClock, 'contactAt' | 'offerAt'>): NextStep => {
  if (offerAt !== null) return 'nothing'
  return contactAt === null ? 'contact' : 'offer'
}

/** What can be offered: what the rules of status know, but not that somebody is in nothing. */
export const canBeOffered = (type: { readonly contributes: string; readonly subSegment: string | null }) =>
  type.contributes !== 'completed' && type.subSegment !== 'no-activity'
