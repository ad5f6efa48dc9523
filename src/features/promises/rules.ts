import { type PromiseKind, type Urgency, workingDaysBetween } from '../service-levels/index.ts'

/** What a promise is at a moment: `promise_state` in the database says it. A broken one that nobody has done yet is still open work (domain §4). */
export const promiseStates = ['open', 'kept', 'broken', 'excused', 'void'] as const
export type PromiseState = (typeof promiseStates)[number]

/** Why a promise is let go that could not be kept. `not-reached` is counted as a share of its own. */
export const excuses = ['not-reached', 'wished-later', 'away', 'somebody-else-does'] as const
export type Excuse = (typeof excuses)[number]

/** Why there is nothing to keep any more. Nobody's fault, and in time not broken. */
export const voidings = ['age', 'moved', 'gone', 'mistake', 'one-of-two', 'redirected', 'back'] as const
export type Voiding = (typeof voidings)[number]

/** The first age at which the municipality's promises end (domain §3). */
export const promisesEndAt = 25

export interface OpenPromise {
  readonly id: string
  readonly kind: PromiseKind
  readonly urgency: Urgency
  readonly law: string | null
  /** Nothing while nobody knows whom it is about. */
  readonly person: { readonly id: string; readonly name: string; readonly protected: boolean } | undefined
  /** Somebody is known whom it is about, whether or not the reader may know them. */
  readonly hasPerson: boolean
  readonly source: string
  readonly sourceId: string
  readonly owner: { readonly id: string; readonly name: string }
  /** Who keeps it today, where that is somebody else: the owner is away. */
  readonly standIn: string | null
  readonly startedAt: Date
  readonly dueOn: string
  readonly isLate: boolean
  /** The young person is not shown it before. */
  readonly tellFrom: string | null
}

/** Whose promises: one's own and those that one stands in for; only the latter; those of the teams that one leads. */
export type Whose = 'me' | 'substitute' | 'team'

/** Which of the open promises. */
export interface PromiseFilter {
  readonly of: Whose
  readonly kind?: PromiseKind | undefined
  readonly lateOnly?: boolean | undefined
  /** Only those of one of them. */
  readonly ownerId?: string | undefined
}

/** How late it is, in working days: the first one is the working day after the day on which it was due. */
export const workingDaysLate = (dueOn: string, today: string, daysOff: ReadonlySet<string>): number =>
  workingDaysBetween(dueOn, today, daysOff)
