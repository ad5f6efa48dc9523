export const lookKinds = ['all', 'break-glass', 'refused', 'seen-as'] as const
export type LookKind = (typeof lookKinds)[number]

/** One row of the access log as control reads it. */
export interface Look {
  readonly id: string
  readonly at: Date
  /** Nobody where the program acted by itself. */
  readonly actorId: string | null
  readonly actorName: string | null
  readonly system: string | null
  readonly seenAs: string | null
  readonly roles: readonly string[]
  readonly page: string
  readonly action: string
  readonly result: string
  readonly reasons: readonly string[]
  readonly purpose: string | null
  readonly subjects: readonly string[]
}

export interface LookWish {
  readonly personId?: string | undefined
  readonly actorId?: string | undefined
  readonly from?: string | undefined
  /** The last day, included. */
  readonly to?: string | undefined
  readonly kind: LookKind
  readonly before?: string | undefined
  readonly limit: number
}

/** How the logs stand: times and counts, nobody's data. */
export interface LogState {
  readonly newestCanary: Date | null
  readonly seals: number
  readonly waiting: number
  readonly waitingSince: Date | null
}

const day = 24 * 60 * 60 * 1000

/** A canary is written each day; one that is missing for longer means that rows do not arrive (trust requirement T-23). */
export const canaryIsLate = ({ newestCanary }: LogState, now: Date): boolean =>
  newestCanary === null || now.getTime() - newestCanary.getTime() > day + 60 * 60 * 1000

/** Seals follow each minute; an hour without one means that the sealer stands still (T-24). */
export const sealsAreLate = ({ waitingSince }: LogState, now: Date): boolean =>
  waitingSince !== null && now.getTime() - waitingSince.getTime() > 60 * 60 * 1000
