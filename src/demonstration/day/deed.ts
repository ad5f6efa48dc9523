import type { attemptOutcomes } from '../../features/attempts/index.ts'
import type { outcomes, Step, Whole } from '../../features/concerns/index.ts'
import type { ContactKind } from '../../features/contact-person/index.ts'
import type { Excuse } from '../../features/promises/index.ts'
import type { Channel, PromiseKind } from '../../features/service-levels/index.ts'
import type { meetingBases } from '../../features/talks/index.ts'

/**
 * When, as seen from the day of loading: so many working days before it (-1 is the last one) or after it (1 is the next one), and
 * the time by the Danish clock. Whatever the day of the week on which the demonstration is loaded, nobody has worked on a Sunday.
 */
export type Moment = readonly [workingDays: number, clock: string]

/** Somebody of the cast by their key, or one of a group around it: `9.b/2`. */
export type Whom = string

/** One thing that somebody does, by the features' own functions and the rights that they have then. */
export type Deed = { readonly at: Moment; readonly by: string } & Doing

type Doing = OfConcern | OfContact | OfHandover | OfTalk | OfRules | OfPlans

/** A concern, a talk or a handover has a name in the script, by which later deeds mean it. */
type OfConcern =
  | { readonly does: 'report'; readonly concern: string; readonly about: Whom; readonly said: Whole }
  /** Somebody whom the reporter's list does not have: the name and birth date of one of ours all the same. */
  | { readonly does: 'report-unknown'; readonly concern: string; readonly about: Whom; readonly said: Whole }
  | { readonly does: 'step'; readonly concern: string; readonly step: Step }
  | { readonly does: 'assign'; readonly concern: string; readonly to: string }
  | { readonly does: 'inform-custody'; readonly concern: string }
  | { readonly does: 'match'; readonly concern: string; readonly whom: Whom }
  | { readonly does: 'redirect'; readonly concern: string; readonly to: string }
  | {
      readonly does: 'close'
      readonly concern: string
      readonly outcome: (typeof outcomes)[number]
      readonly returns?: Moment
    }
  | {
      readonly does: 'excuse'
      readonly concern: string
      readonly promise: PromiseKind
      readonly because: Excuse
    }

type OfContact =
  | {
      readonly does: 'attempt'
      readonly whom: Whom
      readonly channel: Channel
      readonly outcome: (typeof attemptOutcomes)[number]
    }
  | { readonly does: 'stop-attempts'; readonly whom: Whom; readonly why: Excuse; readonly because: string }
  | { readonly does: 'begin-guiding'; readonly whom: Whom; readonly purpose: string }
  | { readonly does: 'review'; readonly whom: Whom; readonly words: string }
  | { readonly does: 'give-contact'; readonly whom: Whom; readonly to: string; readonly as: ContactKind }
  | { readonly does: 'set-capacity'; readonly of: string; readonly people: number }
  /** How one's own young people reach one. */
  | {
      readonly does: 'say-how-to-reach'
      readonly phone: string
      readonly email: string
      readonly hours: string
    }
  | {
      readonly does: 'be-away'
      readonly substitute: string
      readonly from: Moment
      /** The first day back. */
      readonly until: Moment
    }

type OfHandover =
  | {
      readonly does: 'hand-over'
      readonly whom: Whom
      readonly to: string
      readonly as: ContactKind
      readonly note: string
    }
  | { readonly does: 'accept-handover'; readonly whom: Whom }
  | { readonly does: 'agree-to-handover'; readonly whom: Whom }
  | { readonly does: 'decide-handover'; readonly whom: Whom; readonly because: string }

type OfTalk =
  | {
      readonly does: 'propose-talk'
      readonly talk: string
      readonly whom: Whom
      readonly kind: 'absence-talk' | 'talk'
      readonly place: string
      readonly minutes: number
      readonly times: readonly Moment[]
      /** Beside the young person, the holders of custody of somebody under 18 and who books it. */
      readonly others: readonly string[]
      readonly concern?: string
    }
  /** Of departments about a young person, who takes part (L-04). */
  | {
      readonly does: 'propose-meeting'
      readonly talk: string
      readonly whom: Whom
      readonly place: string
      readonly minutes: number
      readonly times: readonly Moment[]
      readonly others: readonly string[]
      readonly basis: (typeof meetingBases)[number]
      readonly purpose: string
      /** The first day on which it opens nothing any more. */
      readonly until: Moment
    }
  /** Which of the times somebody can, in their order. */
  | { readonly does: 'answer-times'; readonly talk: string; readonly can: readonly boolean[] }
  | { readonly does: 'set-time'; readonly talk: string; readonly time: Moment }
  | { readonly does: 'come'; readonly talk: string }
  /** The young person cannot come at the time that is set, and would rather at another. */
  | {
      readonly does: 'give-back'
      readonly talk: string
      readonly times: readonly Moment[]
      readonly words: string
    }
  | { readonly does: 'hold-talk'; readonly talk: string }
  /** As a draft, which nobody but those who arrange it reads yet. */
  | { readonly does: 'write-minutes'; readonly talk: string; readonly words: string }
  /** Written, and shared with the young person. */
  | { readonly does: 'share-minutes'; readonly talk: string; readonly words: string }
  | {
      readonly does: 'agree-step'
      readonly talk: string
      readonly what: string
      readonly who: string
      readonly due: Moment
    }
  | { readonly does: 'do-step'; readonly talk: string; readonly what: string }

/** The register of rules that raise signals, by the key of a rule. */
type OfRules =
  /** On, after a look at its backtest, where it is off; else off. */
  | { readonly does: 'switch-rule'; readonly rule: string; readonly because: string }
  | { readonly does: 'draft-rule'; readonly rule: string; readonly because: string }
  /** A rule about a school's own absence, by its head. */
  | { readonly does: 'switch-school-rule'; readonly rule: string; readonly because: string }

/** What the law's clock counts by: from when on, and that something has ended before it was completed. */
type OfPlans =
  | { readonly does: 'start-law-clock'; readonly because: string }
  | {
      readonly does: 'end-activity'
      readonly whom: Whom
      /** The first day on which it no longer held. */
      readonly until: Moment
      readonly reason: string
    }
